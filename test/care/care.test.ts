import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createMemoryStore } from '../../server/files/files.entry.ts'
import { days, hours, minutes } from '../../server/kernel/clock.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { checkIn } from '../../server/orders/run-visit.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
await db.offering.update({ where: { id: world.offering.id }, data: { tasks: ['量血压', '洗头', '剪指甲'] } })
const files = createMemoryStore()
const as = (viewer: Viewer) =>
  createCaller(testCtx(db, clock, viewer, { ports: { ...testCtx(db, clock).ports, files } })).care
const [carer, daughter, brother, manager, operator] = [
  as(world.carer.viewer),
  as(world.daughter.viewer),
  as(world.brother.viewer),
  as(world.manager.viewer),
  as(world.operator.viewer),
]
const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
const key = () => randomUUID()
const outcome = (asked: Promise<unknown>) =>
  asked.then(
    () => 'went through',
    (error: Error) => error.message,
  )
const begun = async () => {
  const { startCode: code, startsAt } = await db.visit.findUniqueOrThrow({ where: { orderId } })
  clock.set(startsAt)
  const ctx = { ...testCtx(db, clock, world.carer.viewer), viewer: world.carer.viewer }
  await checkIn(ctx, { orderId, key: key(), how: { method: 'code', code } })
}

test('before the visit begins there is a plan and nothing to write', async () => {
  expect(await carer.ofOrder({ orderId })).toMatchObject({ canWrite: false, entries: [] })
  expect(await outcome(carer.tick({ orderId, task: '洗头', key: key() }))).toBe('care.not_begun')
  await begun()
})

test('a task is ticked once, whoever sends it how often; a slip is struck out', async () => {
  const same = key()
  await Promise.all([
    carer.tick({ orderId, task: '洗头', key: same }),
    carer.tick({ orderId, task: '洗头', key: same }),
    manager.tick({ orderId, task: '洗头', key: key() }),
  ])
  const done = async () => (await daughter.ofOrder({ orderId })).tasks.filter(({ doneAt }) => doneAt)
  expect((await daughter.ofOrder({ orderId })).tasks.map(({ text }) => text)).toEqual([
    '量血压',
    '洗头',
    '剪指甲',
  ])
  const [ticked] = await done()
  expect([ticked?.text, (await done()).length]).toEqual(['洗头', 1])
  await carer.strike({ orderId, entryId: ticked?.entryId ?? '' })
  expect(await done()).toEqual([])
  await carer.tick({ orderId, task: '洗头', key: key() })
  expect(await done()).toHaveLength(1)
})

test('what no living person has is refused, by us and by the database', async () => {
  const wrong = [
    { vital: 'blood_pressure', value: 13_200, lower: 780 },
    { vital: 'blood_pressure', value: 780, lower: 1320 },
    { vital: 'blood_pressure', value: 1320 },
    { vital: 'temperature', value: 3650 },
    { vital: 'glucose', value: 900 },
    { vital: 'weight', value: 5 },
  ] as const
  for (const reading of wrong) {
    expect(await outcome(carer.measure({ orderId, key: key(), ...reading }))).toBe('general.invalid_input')
    const { vital: kind, ...figures } = reading
    const row = { orderId, recipientId: world.father.id, kind, ...figures, key: key() }
    const when = {
      at: clock.now(),
      recordedAt: clock.now(),
      recordedBy: world.carer.id,
      recordedByName: '王秀兰',
    }
    await expect(db.careEntry.create({ data: { ...row, ...when } })).rejects.toThrow()
  }
})

test('every member reads the same figures, against the usual band', async () => {
  await carer.measure({ orderId, key: key(), vital: 'blood_pressure', value: 1520, lower: 860 })
  clock.advance(minutes(20))
  await carer.measure({ orderId, key: key(), vital: 'blood_pressure', value: 1320, lower: 780 })
  await carer.measure({ orderId, key: key(), vital: 'temperature', value: 355 })
  const [hers, his] = await Promise.all(
    [daughter, brother].map((api) => api.vitals({ recipientId: world.father.id })),
  )
  expect(hers).toEqual(his)
  expect(hers?.series.map(({ kind, points }) => [kind, points.map(({ standing }) => standing)])).toEqual([
    ['blood_pressure', ['high', 'usual']],
    ['temperature', ['low']],
  ])
  expect(await outcome(as(world.otherManager.viewer).vitals({ recipientId: world.father.id }))).toBe(
    'care.not_found',
  )
})

test('written without a network it keeps the carer’s own time and arrives once', async () => {
  const at = new Date(clock.now().getTime() - minutes(15))
  const same = key()
  for (const _ of [1, 2, 3]) await carer.note({ orderId, at, text: '左膝不疼了', key: same })
  const notes = (await daughter.ofOrder({ orderId })).entries.filter(({ kind }) => kind === 'note')
  expect(notes.map(({ text, at: said }) => [text, said])).toEqual([['左膝不疼了', at]])
  for (const impossible of [-days(1), hours(2)]) {
    const said = new Date(clock.now().getTime() + impossible)
    expect(await outcome(carer.note({ orderId, at: said, text: '别的时间', key: key() }))).toBe(
      'care.time_impossible',
    )
  }
})

test('a photo is turned upright and loses what the camera wrote into it; only who sees the visit sees it', async () => {
  const exif = { IFD0: { Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 20/1' } }
  const shot = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#888' } })
    .withExif(exif)
    .withMetadata({ orientation: 6, exif })
    .jpeg()
    .toBuffer()
  expect((await sharp(shot).metadata()).exif).toBeDefined()
  const { entries } = await carer.addPhoto({
    orderId,
    key: key(),
    caption: '浴室扶手',
    bytes: new Uint8Array(shot),
  })
  const photo = entries.find(({ kind }) => kind === 'photo')
  expect([photo?.width, photo?.height, photo?.text]).toEqual([1067, 1600, '浴室扶手'])
  const entryId = photo?.id ?? ''
  for (const side of [carer, daughter, brother, operator]) {
    const { exif: kept, format, orientation } = await sharp((await side.photo({ entryId })).bytes).metadata()
    expect([kept, format, orientation]).toEqual([undefined, 'jpeg', undefined])
  }
  expect(Math.max(...(await sizeOf((await daughter.photo({ entryId, size: 'small' })).bytes)))).toBe(400)
  for (const stranger of [world.otherManager, world.bystander]) {
    expect(await outcome(as(stranger.viewer).photo({ entryId }))).toBe('care.not_found')
  }
  await carer.strike({ orderId, entryId })
  expect(await outcome(daughter.photo({ entryId }))).toBe('care.not_found')
})

const sizeOf = async (bytes: Uint8Array) => {
  const { width = 0, height = 0 } = await sharp(bytes).metadata()
  return [width, height]
}

test('what is no photo is refused, whatever it is called', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const cut = (
    await sharp({ create: { width: 90, height: 90, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer()
  ).subarray(0, 300)
  for (const bytes of [svg, cut, Buffer.from('GIF89a'), Buffer.alloc(0)]) {
    const sent = carer.addPhoto({ orderId, key: key(), caption: '', bytes: new Uint8Array(bytes) })
    expect(await outcome(sent)).toBe('care.photo_unreadable')
  }
})

test('neither the family nor another provider writes; two days after the end nobody does', async () => {
  for (const viewer of [world.daughter.viewer, world.otherManager.viewer, world.operator.viewer]) {
    expect(await outcome(as(viewer).note({ orderId, text: '改一改', key: key() }))).toBe('care.not_found')
  }
  await createCaller(testCtx(db, clock, world.carer.viewer)).orders.checkOut({
    orderId,
    key: key(),
    report: '',
  })
  clock.advance(hours(47))
  expect(await outcome(carer.note({ orderId, text: '补一句', key: key() }))).toBe('went through')
  clock.advance(hours(2))
  expect(await outcome(carer.note({ orderId, text: '太晚了', key: key() }))).toBe('care.over')
})
