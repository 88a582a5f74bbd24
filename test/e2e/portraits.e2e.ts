import sharp from 'sharp'
import { expect, test } from 'vitest'
import portraits from '../../app/i18n/zh-CN/portraits.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
await seedRegions(db)
const world = await buildWorld(db, clock)
const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
const { url: link } = await createCaller(testCtx(db, clock, world.daughter.viewer)).elders.createLink({
  recipientId: world.father.id,
})
const { caregiverId } = await db.visit.findUniqueOrThrow({ where: { orderId } })
const phone = { viewport: { width: 390, height: 844 } }
const face = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800"><rect width="600" height="800" fill="#cfe3d8"/>
  <circle cx="300" cy="320" r="150" fill="#e0b48f"/><rect x="120" y="520" width="360" height="280" rx="140" fill="#2a5c48"/></svg>`,
)
const photo = { name: '我.jpg', mimeType: 'image/jpeg', buffer: await sharp(face).jpeg().toBuffer() }
const alt = portraits.alt.replace('{{name}}', '王秀兰')

test('a carer puts up a portrait without scripts; daughter and elder know who comes; taken down, initials stand there', async () => {
  const carer = (await newPerson('王秀兰', { ...phone, javaScriptEnabled: false })).page
  await signIn(carer, world.carer.phone, '/carer/portrait')
  await carer.getByText(portraits.none).waitFor()
  await carer.setInputFiles('[name=photo]', { ...photo, buffer: Buffer.from('no picture') })
  await carer.getByRole('button', { name: portraits.put }).click()
  await carer.locator('[name=photo][aria-invalid=true]').waitFor()
  await carer.setInputFiles('[name=photo]', photo)
  await carer.getByRole('button', { name: portraits.put }).click()
  await carer.getByText(portraits.done.put).waitFor()
  await carer.getByText(portraits.shown.visits).waitFor()

  const daughter = (await newPerson('林晓雯', phone)).page
  await signIn(daughter, world.daughter.phone, `/orders/${orderId}`)
  const shown = daughter.getByRole('img', { name: alt })
  await shown.waitFor()
  const roomOf = async () => (await shown.locator('xpath=..').boundingBox())?.height
  expect(await shown.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBe(160)
  const elder = (await newPerson('林建国', phone)).page
  await elder.goto(new URL(link).pathname)
  const large = elder.getByRole('img', { name: alt })
  await large.waitFor()
  expect(await large.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBe(600)
  const stranger = (await newPerson('路人')).page
  await stranger.goto(`/providers/${world.provider.id}`)
  expect(await stranger.getByRole('img', { name: alt }).count()).toBe(0)
  await carer.getByRole('button', { name: portraits.toEverybody }).click()
  await carer.getByText(portraits.shown.everybody).waitFor()
  await stranger.reload()
  await stranger.getByRole('img', { name: alt }).waitFor()

  const room = await roomOf()
  await carer.getByRole('button', { name: portraits.remove }).click()
  await carer.getByText(portraits.done.removed).waitFor()
  await daughter.reload()
  const initial = daughter.getByText('王', { exact: true }).first()
  await initial.waitFor()
  // Nothing moves whether there is a photo or not.
  expect((await initial.locator('xpath=..').boundingBox())?.height).toBe(room)
})

test('a manager has to say that the carer agreed, and the carer is told', async () => {
  const manager = (await newPerson('周敏')).page
  await signIn(manager, world.manager.phone, `/desk/${world.provider.id}/setup/caregivers/${caregiverId}`)
  await manager.setInputFiles('[name=photo]', photo)
  await manager.getByRole('button', { name: portraits.put }).click()
  await manager.locator('[name=agreed][aria-invalid=true]').waitFor()
  await manager.getByLabel(portraits.agreed).check()
  await manager.setInputFiles('[name=photo]', photo)
  await manager.getByRole('button', { name: portraits.put }).click()
  await manager.getByText(portraits.done.put).waitFor()
  await manager.getByRole('img', { name: alt }).waitFor()

  const carer = (await newPerson('王秀兰', phone)).page
  await signIn(carer, world.carer.phone, '/carer/portrait')
  await carer.getByText(portraits.byManager).waitFor()
  await expect
    .poll(() => db.notice.count({ where: { kind: 'portrait_put', userId: world.carer.id } }))
    .toBe(1)
})
