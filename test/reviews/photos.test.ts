import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { verifyChain } from '../../server/events/events.entry.ts'
import { createMemoryStore, noScan } from '../../server/files/files.entry.ts'
import { days, hours } from '../../server/kernel/clock.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import { providerPage } from '../../server/providers/provider-page.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { secondOperator } from '../support/second-operator.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const { daughter, brother, manager, carer, operator, bystander } = world
const providerId = world.provider.id
const files = createMemoryStore()
const basic = testCtx(db, clock).ports
let scan = noScan
const ctxOf = (viewer?: Person) =>
  testCtx(db, clock, viewer ?? { kind: 'anonymous' }, { ports: { ...basic, files, scan } })
const as = (viewer?: Person) => createCaller(ctxOf(viewer)).reviews
const key = randomUUID
const refused = (code: string) => ({ cause: { problem: { code } } })
const picture = async (colour: string) =>
  new Uint8Array(
    await sharp({ create: { width: 1800, height: 900, channels: 3, background: colour } })
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1' } })
      .jpeg()
      .toBuffer(),
  )
const [green, red] = [await picture('#284'), await picture('#a33')]
const write = (orderId: string, changes: object = {}) =>
  as(daughter.viewer).write({
    ...{ orderId, stars: 5, key: key(), photos: [green, red], photosText: '晾好的床单', faces: true },
    ...changes,
  })
const receive = (orderId: string) =>
  as(carer.viewer).rateHome({ orderId, punctual: true, ready: true, respectful: true, key: key() })
const onPage = async () =>
  (await providerPage(ctxOf(), { providerId })).reviews.flatMap(({ photos }) => photos)
/** As a browser asks for it. */
const look = (path: string, viewer?: Person) => {
  const { pathname, searchParams } = new URL(path, 'http://x')
  return as(viewer).photo({
    photoId: pathname.split('/')[2] ?? '',
    until: Number(searchParams.get('until')),
    seal: searchParams.get('seal') ?? '',
  })
}
const own = async (orderId: string, viewer = daughter.viewer) =>
  (await as(viewer).ofOrder({ orderId })).reviews.find(({ voice }) => voice === 'family')?.photos ?? []

let round = 0
beforeEach(async () => {
  clock.set(new Date(saturdayMorning.getTime() + days(28) * round++))
  scan = noScan
  // Each on a page of its own.
  await db.review.updateMany({ where: { state: 'published' }, data: { state: 'removed' } })
})

test('photos come without where they were taken, and open with the words: until then behind links of the family’s own', async () => {
  const orderId = await visitedOrder(db, clock, world)
  await write(orderId)
  const [first, second] = await own(orderId)
  expect([first?.text, first?.width, first?.height, second?.hidden]).toEqual(['晾好的床单', 1600, 800, false])
  const { bytes } = await look(`${first?.path}`, daughter.viewer)
  const { exif, width } = await sharp(bytes).metadata()
  expect([exif, width]).toEqual([undefined, 400])
  const sealed = `${first?.path}`
  for (const viewer of [undefined, brother.viewer, manager.viewer, carer.viewer, operator.viewer])
    await expect(look(sealed, viewer)).rejects.toMatchObject(refused('reviews.photo_gone'))
  await expect(look(`/review-photos/${first?.id}`, daughter.viewer)).rejects.toMatchObject(
    refused('reviews.photo_gone'),
  )
  await look(`${(await own(orderId, brother.viewer))[0]?.path}`, brother.viewer)
  clock.advance(hours(2))
  await expect(look(sealed, daughter.viewer)).rejects.toMatchObject(refused('reviews.photo_gone'))
  expect(await onPage()).toEqual([])
  await receive(orderId)
  const shown = await onPage()
  expect(shown.map(({ path }) => path)).toEqual([
    `/review-photos/${first?.id}`,
    `/review-photos/${second?.id}`,
  ])
  await look(`${shown[0]?.path}`)
  const desk = await as(manager.viewer).forDesk({ providerId })
  expect(desk.reviews.find(({ photos }) => photos.length > 0)?.photos).toEqual(shown)
})

test('what is refused is refused whole: too many, no picture, a virus, nobody asked', async () => {
  const orderId = await visitedOrder(db, clock, world)
  const ask = (changes: object) => write(orderId, changes)
  await expect(ask({ faces: false })).rejects.toMatchObject(refused('reviews.faces_not_agreed'))
  const seven = Array.from({ length: 7 }, () => green)
  await expect(ask({ photos: seven })).rejects.toMatchObject(refused('reviews.too_many_photos'))
  const script = new TextEncoder().encode('<svg onload="alert(1)"/>')
  await expect(ask({ photos: [green, script] })).rejects.toMatchObject(refused('reviews.photo_unreadable'))
  scan = { name: 'clamd', scan: async () => ({ verdict: 'infected', name: 'Eicar' }) }
  await expect(ask({})).rejects.toMatchObject(refused('reviews.photo_infected'))
  scan = { name: 'clamd', scan: () => Promise.reject(new Error('no answer')) }
  await expect(ask({})).rejects.toMatchObject(refused('reviews.scanner_down'))
  expect(await db.review.count({ where: { orderId } })).toBe(0)
  scan = noScan
  await ask({})
  const edit = (photos: (typeof green)[]) =>
    as(daughter.viewer).edit({ orderId, stars: 4, key: key(), photos, faces: true })
  await expect(edit([green, green, green, green, green])).rejects.toMatchObject(
    refused('reviews.too_many_photos'),
  )
  await edit([green, green, green, green])
  expect(await own(orderId)).toHaveLength(6)
})

test('the same press twice keeps the photos once', async () => {
  const orderId = await visitedOrder(db, clock, world)
  const once = key()
  await Promise.all([write(orderId, { key: once }), write(orderId, { key: once })])
  await write(orderId, { key: once })
  expect(await own(orderId)).toHaveLength(2)
})

test('the family takes one away whenever it wants to: row and files are gone', async () => {
  const orderId = await visitedOrder(db, clock, world)
  await write(orderId)
  await receive(orderId)
  const [first] = await own(orderId)
  const drop = { photoId: `${first?.id}`, key: key() }
  const { fileKey } = await db.reviewPhoto.findUniqueOrThrow({ where: { id: drop.photoId } })
  for (const viewer of [manager.viewer, bystander.viewer, operator.viewer])
    await expect(as(viewer).dropPhoto({ ...drop, key: key() })).rejects.toMatchObject(
      refused('reviews.photo_gone'),
    )
  expect(await files.get(`${fileKey}-large.jpg`)).not.toBeNull()
  await as(daughter.viewer).dropPhoto(drop)
  await as(daughter.viewer).dropPhoto(drop)
  expect([await files.get(`${fileKey}-large.jpg`), await files.get(`${fileKey}-small.jpg`)]).toEqual([
    null,
    null,
  ])
  expect(await onPage()).toHaveLength(1)
  await expect(look(`/review-photos/${drop.photoId}`)).rejects.toMatchObject(refused('reviews.photo_gone'))
  expect(await verifyChain(db, `order:${orderId}`)).toBeNull()
})

test('a photo is reported, hidden by a decision while the words stay, and shown again on appeal', async () => {
  const orderId = await visitedOrder(db, clock, world)
  await write(orderId, { text: '手很稳' })
  await receive(orderId)
  const [first, second] = await own(orderId)
  const { id: reviewId } = await db.review.findFirstOrThrow({ where: { orderId } })
  const report = { reviewId, reason: 'photo', text: '照片里是我，没有人问过我' } as const
  await expect(as(carer.viewer).report({ ...report, photoId: key(), key: key() })).rejects.toMatchObject(
    refused('reviews.photo_gone'),
  )
  await as(carer.viewer).report({ ...report, photoId: `${first?.id}`, key: key() })
  expect(await onPage()).toHaveLength(2)
  const [check] = await as(operator.viewer).checks({})
  expect(check).toMatchObject({ photoId: first?.id, reasons: ['photo'] })
  await look(`${check?.review.photos[0]?.path}`, operator.viewer)
  const checkId = `${check?.id}`
  await as(operator.viewer).decide({ checkId, outcome: 'hide', reason: '本人没有同意', key: key() })
  expect((await onPage()).map(({ id }) => id)).toEqual([second?.id])
  await expect(look(`/review-photos/${first?.id}`)).rejects.toMatchObject(refused('reviews.photo_gone'))
  const page = await providerPage(ctxOf(), { providerId })
  expect([page.reviews[0]?.text, page.rating.count]).toEqual(['手很稳', page.rating.count])
  const [hidden] = await own(orderId)
  expect(hidden?.hidden).toBe(true)
  await look(`${hidden?.path}`, daughter.viewer)
  const told = await db.outbox.findMany({ where: { topic: 'notice' } })
  expect(JSON.stringify(told)).toContain('review_photos_hidden')
  await as(daughter.viewer).appeal({ checkId, text: '她自己说可以放，有聊天记录', key: key() })
  await as(await secondOperator(db)).decide({
    ...{ checkId, outcome: 'keep', reason: '有记录证明同意过', key: key() },
  })
  expect(await onPage()).toHaveLength(2)
})

test('a decision about photos needs one', async () => {
  const orderId = await visitedOrder(db, clock, world)
  await write(orderId, { photos: [] })
  await receive(orderId)
  const { id: reviewId } = await db.review.findFirstOrThrow({ where: { orderId } })
  await as(manager.viewer).report({ reviewId, reason: 'untrue', text: '不是事实', key: key() })
  const { id: checkId } = await db.reviewCheck.findFirstOrThrow({ where: { reviewId } })
  await expect(
    as(operator.viewer).decide({ checkId, outcome: 'hide', reason: '照片不妥', key: key() }),
  ).rejects.toMatchObject(refused('reviews.no_photos'))
})
