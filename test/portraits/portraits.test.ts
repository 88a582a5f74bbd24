import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { createMemoryStore } from '../../server/files/files.entry.ts'
import { hours } from '../../server/kernel/clock.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
const kept = new Map<string, Uint8Array>()
const store = createMemoryStore()
const files = {
  ...store,
  put: async (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
  get: async (key: string) => kept.get(key) ?? null,
  remove: async (key: string) => void kept.delete(key),
}
const anybody: Viewer = { kind: 'anonymous' }
const as = (viewer: Viewer) =>
  createCaller(testCtx(db, clock, viewer, { ports: { ...testCtx(db, clock).ports, files } }))
const { caregiverId } = await db.visit.findUniqueOrThrow({ where: { orderId } })
const ours = { providerId: world.provider.id, caregiverId }
const carer = as(world.carer.viewer)
const manager = as(world.manager.viewer)
const daughter = as(world.daughter.viewer)

const photo = async (width: number, height: number, format: 'jpeg' | 'png' = 'jpeg') =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background: '#b98a68' } })
      .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '31/1 13/1 0/1' } })
      .toFormat(format)
      .toBuffer(),
  )
const good = await photo(900, 600)
/** What the link says. */
const asked = (path: string | null) => {
  const { pathname, searchParams } = new URL(path ?? '', 'https://yiyou.test')
  const until = Number(searchParams.get('until'))
  return { portraitId: pathname.split('/').at(-1) ?? '', until, seal: searchParams.get('seal') ?? '' }
}
const refused = (code: string) => expect.objectContaining({ message: code })

beforeEach(async () => {
  await carer.portraits.removeOwn()
  await db.outbox.deleteMany()
})

test('what a camera sends becomes two squares with nothing else in them', async () => {
  await carer.portraits.putOwn({ bytes: good })
  const [large, small] = [...kept.values()]
  for (const [bytes, side] of [
    [large, 600],
    [small, 160],
  ] as const) {
    const { width, height, format, exif } = await sharp(bytes).metadata()
    expect({ width, height, format, exif }).toEqual({
      width: side,
      height: side,
      format: 'jpeg',
      exif: undefined,
    })
  }
})

test.each([
  [
    'no picture',
    new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'portraits.unreadable',
  ],
  ['cut short', good.slice(0, 400), 'portraits.unreadable'],
  ['nothing', new Uint8Array(), 'portraits.unreadable'],
  ['a stamp', await photo(400, 199, 'png'), 'portraits.too_small'],
])('%s is refused, and nothing is kept', async (_what, bytes, code) => {
  await expect(carer.portraits.putOwn({ bytes })).rejects.toThrow(refused(code))
  expect(kept.size).toBe(0)
  expect(await carer.portraits.own()).toMatchObject({ portrait: null, everybody: false })
})

test('for those they come to it stands behind a link that ends; nobody else finds it', async () => {
  await carer.portraits.putOwn({ bytes: good })
  const { portrait } = await daughter.carer.whoComes({ orderId })
  expect(portrait).toContain('seal=')
  // It is the same within the hour: a browser asks once.
  clock.advance(1_000)
  expect((await daughter.carer.whoComes({ orderId })).portrait).toBe(portrait)
  const link = asked(portrait)
  expect([...kept.values()]).toContain((await as(anybody).portraits.picture(link)).bytes)
  const gone = refused('portraits.not_found')
  await expect(as(anybody).portraits.picture({ portraitId: link.portraitId })).rejects.toThrow(gone)
  await expect(as(anybody).portraits.picture({ ...link, until: link.until + 1 })).rejects.toThrow(gone)
  const { caregivers } = await as(anybody).providers.page({ providerId: ours.providerId })
  expect(caregivers.map((one) => one.portrait)).toEqual(caregivers.map(() => null))
  const before = clock.now()
  clock.advance(hours(2))
  await expect(as(anybody).portraits.picture(link)).rejects.toThrow(gone)
  clock.set(before)
})

test('the elder sees who comes on their own page, without an account', async () => {
  await carer.portraits.putOwn({ bytes: good })
  const { url } = await daughter.elders.createLink({ recipientId: world.father.id })
  const { visits } = await as(anybody).elders.open({ token: new URL(url).pathname.split('/').at(-1) ?? '' })
  const { bytes } = await as(anybody).portraits.picture({
    ...asked(visits[0]?.portrait ?? null),
    size: 'large',
  })
  expect((await sharp(bytes).metadata()).width).toBe(600)
})

test('a manager asks first, the carer is told and takes it down; then no link opens it any more', async () => {
  const put = { ...ours, bytes: good, everybody: true }
  await expect(manager.portraits.put({ ...put, agreed: false })).rejects.toThrow(
    refused('portraits.not_agreed'),
  )
  await manager.portraits.put({ ...put, agreed: true })
  const { payload } = await db.outbox.findFirstOrThrow({ where: { topic: 'notice' } })
  expect(payload).toMatchObject({ kind: 'portrait_put', to: { userId: world.carer.id } })
  const { caregivers } = await as(anybody).providers.page({ providerId: ours.providerId })
  const portrait = caregivers.find(({ id }) => id === caregiverId)?.portrait ?? null
  expect(portrait).toMatch(/^\/portraits\/[0-9a-f-]{36}$/)
  await as(anybody).portraits.picture({ portraitId: asked(portrait).portraitId })
  expect(await carer.portraits.own()).toMatchObject({ byManager: true, everybody: true })

  expect(await carer.portraits.removeOwn()).toMatchObject({ portrait: null, byManager: false, at: null })
  expect(kept.size).toBe(0)
  await expect(as(anybody).portraits.picture({ portraitId: asked(portrait).portraitId })).rejects.toThrow(
    refused('portraits.not_found'),
  )
})

test('the carer says who sees it; a new picture takes the place of the old one', async () => {
  await carer.portraits.putOwn({ bytes: good })
  const first = asked((await carer.portraits.own())?.portrait ?? null).portraitId
  expect(await carer.portraits.showOwn({ everybody: true })).toMatchObject({
    portrait: `/portraits/${first}`,
    everybody: true,
  })
  await carer.portraits.putOwn({ bytes: await photo(300, 300, 'png') })
  expect(kept.size).toBe(2)
  expect([...kept.keys()].join()).not.toContain(first)
  expect(await carer.portraits.own()).toMatchObject({ everybody: false })
})

test('whoever leaves the provider leaves no portrait behind', async () => {
  const { id } = await db.caregiver.create({
    data: { providerId: ours.providerId, name: '赵桂芳', gender: 'female', skills: ['cleaning'] },
  })
  await manager.portraits.put({ ...ours, caregiverId: id, bytes: good, agreed: true })
  expect(kept.size).toBe(2)
  await manager.providers.retireCaregiver({ providerId: ours.providerId, caregiverId: id })
  expect(kept.size).toBe(0)
})

test('who chooses a caregiver sees faces that are for everybody; those of who has been there, their family; the house, all', async () => {
  await carer.portraits.putOwn({ bytes: good })
  const { portrait: link } = await daughter.carer.whoComes({ orderId })
  const faceOf = ({ caregivers }: { caregivers: readonly { id: string; portrait: string | null }[] }) =>
    caregivers.find(({ id }) => id === caregiverId)?.portrait
  const offeringId = world.offering.id
  const choice = async () => faceOf(await as(anybody).availability.slots({ offeringId }))
  const moving = async (caller: ReturnType<typeof as>, side: 'family' | 'provider') =>
    faceOf(await caller.moving.times({ orderId, as: side }))
  expect(await choice()).toBeNull()
  expect(await moving(daughter, 'family')).toBeNull()
  expect(await moving(manager, 'provider')).toBe(link)
  expect(faceOf(await manager.roster.get({ providerId: ours.providerId }))).toBe(link)

  await db.visit.update({ where: { orderId }, data: { state: 'done' } })
  expect(await moving(daughter, 'family')).toBe(link)
  expect(await choice()).toBeNull()
  await db.visit.update({ where: { orderId }, data: { state: 'assigned' } })

  await carer.portraits.showOwn({ everybody: true })
  expect(await choice()).toMatch(/^\/portraits\/[0-9a-f-]{36}$/)
})
