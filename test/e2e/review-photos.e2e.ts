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
import { signIn } from './steps.ts'

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
  await reader.check(`[name=reason][value=photo]`)
  await reader.getByRole('radio', { name: '晾好的毛巾' }).check()
  await reader.fill('[name=text]', '照片里是我家')
  await reader.getByRole('button', { name: reviews.report.send }).click()
  await reader.getByText(reviews.report.done).waitFor()
  const { photoId } = await db.reviewCheck.findFirstOrThrow({ where: { reviewId } })
  expect(photoId).toBe((await db.reviewPhoto.findFirstOrThrow()).id)
})
