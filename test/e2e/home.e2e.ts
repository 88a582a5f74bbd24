import { expect, test } from 'vitest'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'

const { url } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)

test('a visitor sees the first page, in Chinese, and nothing is blocked or broken', async () => {
  const { page } = await newPerson('林晓雯')
  const response = await page.goto('/')
  expect(response?.status()).toBe(200)
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  expect(await page.locator('h1').count()).toBe(1)
  await page.waitForLoadState('networkidle')
})

test('a page that is not there says so kindly', async () => {
  const { page } = await newPerson('林晓峰')
  const response = await page.goto('/no-such-page')
  expect(response?.status()).toBe(404)
  expect(await page.locator('h1').count()).toBe(1)
})

test('no character of a page is torn, wherever the server cuts it into pieces', async () => {
  for (let length = 0; length < 24; length += 1) {
    // Each moves everything behind it by one byte.
    const answer = await fetch(
      `${url}/search?q=${'a'.repeat(length)}${encodeURIComponent('花木、日间照料')}&bookable=1`,
    )
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.includes(0)).toBe(false)
    expect(bytes.toString()).not.toContain('\ufffd')
  }
})
