import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import problems from '../../app/i18n/zh-CN/problems.ts'
import reviews from '../../app/i18n/zh-CN/reviews.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { byKeys, focusOf, signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
await seedRegions(db)
const world = await buildWorld(db, clock)
const orderId = await visitedOrder(db, clock, world)
const phone = { viewport: { width: 390, height: 844 } }
const photo = {
  ...{ name: 'IMG_1.jpg', mimeType: 'image/jpeg' },
  buffer: await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#284' } })
    .jpeg()
    .toBuffer(),
}

test('a family puts photos to its review without scripts; everybody sees them once it opens, and may report one', async () => {
  const daughter = (await newPerson('林晓雯', { ...phone, javaScriptEnabled: false })).page
  await signIn(daughter, world.daughter.phone, `/orders/${orderId}/review`)
  await daughter.check('[name=stars][value="5"]', { force: true })
  await daughter.fill('[name=text]', '水温试了两遍')
  await daughter.getByText(reviews.photos.add).click()
  await daughter.setInputFiles('[name=photos]', [photo, photo])
  await daughter.fill('[name=photosText]', '晾好的毛巾')
  await daughter.getByRole('button', { name: reviews.form.send }).click()
  await daughter.getByText(problems['reviews.faces_not_agreed']).first().waitFor()
  expect(await daughter.inputValue('[name=text]')).toBe('水温试了两遍')
  await daughter.getByText(reviews.photos.again).waitFor()
  await daughter.setInputFiles('[name=photos]', [photo, photo])
  await daughter.check('[name=faces]')
  await daughter.getByRole('button', { name: reviews.form.send }).click()
  await daughter.getByText(reviews.family.done.write).waitFor()
  const own = daughter.getByRole('img', { name: '晾好的毛巾' })
  expect(await own.count()).toBe(2)
  await daughter.getByRole('button', { name: reviews.photos.drop }).first().click()
  await daughter.getByText(reviews.family.done.drop_photo).waitFor()
  expect(await own.count()).toBe(1)

  const stranger = (await newPerson('路人', phone)).page
  await stranger.goto(`/providers/${world.provider.id}`)
  expect(await stranger.getByRole('img', { name: '晾好的毛巾' }).count()).toBe(0)
  await createCaller(testCtx(db, clock, world.carer.viewer)).reviews.rateHome({
    ...{ orderId, punctual: true, ready: true, respectful: true, key: randomUUID() },
  })
  await stranger.reload()
  const shown = stranger.getByRole('img', { name: '晾好的毛巾' })
  await shown.waitFor()
  await shown.scrollIntoViewIfNeeded()
  expect(await shown.boundingBox()).toMatchObject({ width: 96, height: 96 })
  expect(await shown.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBe(400)
  const answer = await stranger.request.get(`${await shown.getAttribute('src')}`)
  expect([answer.status(), answer.headers()['x-robots-tag']]).toEqual([200, 'noindex'])

  const { id: reviewId } = await db.review.findFirstOrThrow({ where: { orderId } })
  const reader = (await newPerson('赵先生', { ...phone, javaScriptEnabled: false })).page
  await signIn(reader, world.bystander.phone, `/reviews/${reviewId}/report`)
  const byReader = byKeys(reader)
  await byReader.pick('reason', 'photo')
  await byReader.pick('photoId', (await db.reviewPhoto.findFirstOrThrow()).id)
  await byReader.type('text', '照片里是我家')
  await byReader.press(reader.getByRole('button', { name: reviews.report.send }))
  await reader.getByText(reviews.report.done).waitFor()
  const { photoId } = await db.reviewCheck.findFirstOrThrow({ where: { reviewId } })
  expect(photoId).toBe((await db.reviewPhoto.findFirstOrThrow()).id)
})

test('an operator hides the photo with keys alone; without a reason the field says so', async () => {
  const { page } = await newPerson('陈立')
  const { press, pick } = byKeys(page)
  await signIn(page, world.operator.phone)
  await page.goto('/operator/reviews')
  await page.getByRole('img', { name: '晾好的毛巾' }).waitFor()
  await pick('outcome', 'hide')
  const send = page.getByRole('button', { name: new RegExp(reviews.operator.send) }).first()
  await press(send)
  const reason = page.locator('[name=reason][aria-invalid=true]')
  await reason.waitFor()
  expect(await focusOf(page)).toBe('alert')
  await press(page.locator('[role=alert] a'))
  expect(await focusOf(page)).toBe('reason')
  await page.keyboard.insertText('照片里是别人家，本人没有同意')
  expect(await page.locator('[name=outcome]:checked').inputValue()).toBe('hide')
  await press(send)
  await page.getByText(reviews.operator.done, { exact: true }).waitFor()

  const stranger = (await newPerson('路人')).page
  await stranger.goto(`/providers/${world.provider.id}`)
  await stranger.getByText('水温试了两遍').first().waitFor()
  expect(await stranger.getByRole('img', { name: '晾好的毛巾' }).count()).toBe(0)
})
