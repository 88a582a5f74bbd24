import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import family from '../../app/i18n/zh-CN/family.ts'
import orders from '../../app/i18n/zh-CN/orders.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson, expectedComplaints } = await testBrowser(url)
const world = await buildWorld(db, clock)
const { pages, files } = JSON.parse(readFileSync('build/client/assets/texts.json', 'utf8'))
const fileOf = (namespace: string): string => files['zh-CN'][namespace]

test('a page fetches what it says and nothing else; the next page’s words come before it is shown', async () => {
  const { page } = await newPerson('daughter')
  await signIn(page, world.daughter.phone)
  const fetched = new Set<string>()
  page.on('request', (request) => void fetched.add(new URL(request.url()).pathname))
  await page.goto('/orders', { waitUntil: 'networkidle' })
  expect(fetched).toContain(fileOf('orders'))
  for (const other of ['watch', 'supervision', 'audit', 'statistics'])
    expect(fetched).not.toContain(fileOf(other))
  const english = Object.values<string>(files.en)
  expect([...fetched].filter((path) => english.includes(path))).toEqual([])

  const announced = (await page.request.get('/orders')).headers().link ?? ''
  for (const namespace of pages['routes/orders._index.tsx'])
    expect(announced).toContain(`<${fileOf(namespace)}>`)

  expect(fetched).not.toContain(fileOf('family'))
  await page.evaluate(() => Object.assign(window, { stayed: true }))
  await page.locator('a[href="/family"]:visible').first().click()
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: orders.list.title }).waitFor()
  expect(fetched).toContain(fileOf('family'))
  expect(await page.title()).toContain(family.page.title)
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
  expect(await page.locator('body').textContent()).not.toMatch(
    /\b(family|orders|common|ui):?[a-z]+\.[a-zA-Z.]+/,
  )
})

test('words that cannot be fetched twice leave the page one is on, and the next try works', async () => {
  const { page } = await newPerson('daughter')
  await signIn(page, world.daughter.phone)
  await page.goto('/orders', { waitUntil: 'networkidle' })
  await page.evaluate(() => Object.assign(window, { stayed: true }))
  let dropped = 0
  await page.route(`**${fileOf('family')}*`, (route) => {
    dropped += 1
    return dropped <= 2 ? route.abort() : route.continue()
  })
  await page.locator('a[href="/family"]:visible').first().click()
  await page.getByRole('heading', { level: 1, name: family.page.title }).waitFor()
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
  expect(dropped).toBe(3)
  expect(expectedComplaints()).toHaveLength(2)
})
