import { expect, test } from 'vitest'
import { seedDemo } from '../../prisma/seed/seed.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { testVault } from '../support/vault.ts'
import { signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
await seedDemo(db, clock, testVault)
const daughter = await db.user.findFirstOrThrow({ where: { name: '林晓雯' } })
const order = await db.order.findFirstOrThrow({ where: { placedBy: daughter.id, state: 'accepted' } })

test('a daughter in New York reads both times, from the second page on as the server wrote it', async () => {
  const { page } = await newPerson('daughter', { timezoneId: 'America/New_York' })
  await signIn(page, '13800000001')
  await page.goto(`/orders/${order.id}`)
  const line = page.getByText(/^您那里/)
  await line.waitFor()
  const said = await line.textContent()
  // Now the server knows, and puts it there itself.
  const sent = await (await page.request.get(`/orders/${order.id}`)).text()
  expect(sent).toContain('您那里')
  await page.reload({ waitUntil: 'networkidle' })
  expect(await line.textContent()).toBe(said)
})

test('who is in Shanghai, or says nonsense, reads one', async () => {
  const { page, context } = await newPerson('daughter', { timezoneId: 'Asia/Shanghai' })
  await signIn(page, '13800000001')
  await page.goto(`/orders/${order.id}`, { waitUntil: 'networkidle' })
  expect(await page.getByText(/^您那里/).count()).toBe(0)
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('zone')
  await context.addCookies([{ name: 'zone', value: 'Moon/Far_Side', url }])
  await page.reload({ waitUntil: 'networkidle' })
  expect(await page.getByText(/^您那里/).count()).toBe(0)
})
