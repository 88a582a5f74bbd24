import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkIn, checkOut } from '../../server/orders/run-visit.ts'
import { sealedColumns } from '../../server/platform/sealed-columns.ts'
import { createVault } from '../../server/platform/vault.ts'
import { countStale, rotateKeys } from '../../server/privacy/rotate-keys.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { openStage } from '../orders/steps.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { testVault } from '../support/vault.ts'
import { testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const { daughter, carer, manager, father } = stage
const api = (viewer: typeof daughter.viewer) => createCaller(testCtx(db, clock, viewer))
const key = () => randomUUID()

/** Words nobody else writes. */
const said = {
  wish: '妈妈有糖尿病且怕冷',
  note: '膝盖有一块淤青',
  report: '血压偏高已转告女儿',
  caption: '左脚踝的伤口',
  paper: 'LTCI-77123456',
  incident: '老人头晕已躺下观察',
}

/** Everything there is in the database, as text. */
async function dump(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select tablename::text as name from pg_tables where schemaname = 'public'`
  const all: string[] = []
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ text: string | null }[]>(
      `select row_to_json(t)::text as text from "${name}" t`,
    )
    all.push(...rows.map(({ text }) => `${name} ${text}`))
  }
  return all.join('\n')
}

const placed = await (async () => {
  const family = api(daughter.viewer)
  const ownerKey = key()
  const { id: draftId } = await family.drafts.begin({ ownerKey, offeringId: stage.offering.id })
  await family.drafts.setWho({ ownerKey, draftId, who: { recipientId: father.id } })
  const startsAt = new Date(clock.now().getTime() + 2 * 3_600_000)
  const draft = await family.drafts.setWhen({
    ownerKey,
    draftId,
    startsAt,
    caregiverId: null,
    note: said.wish,
  })
  expect(draft.note).toBe(said.wish)
  return (await family.orders.place({ ownerKey, draftId, key: key() })).id
})()

test('after a whole order and visit nothing that was said of health stands openly in the database', async () => {
  const orderId = placed
  await db.order.update({ where: { id: orderId }, data: { state: 'accepted', paidAt: clock.now() } })
  await db.visit.update({ where: { orderId }, data: { state: 'assigned' } })
  const { startsAt, startCode: code } = await db.visit.findUniqueOrThrow({ where: { orderId } })
  clock.set(startsAt)
  const ctx = { ...testCtx(db, clock, carer.viewer), viewer: carer.viewer }
  await checkIn(ctx, { orderId, key: key(), how: { method: 'code', code } })
  const hand = api(carer.viewer)
  await hand.care.measure({ orderId, key: key(), vital: 'blood_pressure', value: 1577, lower: 913 })
  clock.set(new Date(startsAt.getTime() + 60_000))
  await hand.care.note({ orderId, key: key(), text: said.note })
  await checkOut(ctx, { orderId, key: key(), report: said.report })
  await api(daughter.viewer).entitlements.enter({
    ...{ kind: 'ltci', recipientId: father.id, number: said.paper, monthlyFen: 100_000, key: key() },
    ...{ validFrom: '2026-11-01', validUntil: '2026-12-31' },
  })

  const everything = await dump()
  for (const words of Object.values(said)) expect(everything).not.toContain(words)
  // Standing alone: the digits come in ids, checksums and fractions of a second as well.
  expect(everything).not.toMatch(/(?<![\w.-])(?:1577|157\.7)(?![\w.-])/)

  const seen = await api(daughter.viewer).orders.get({ orderId })
  expect([seen.note, seen.visit.report]).toEqual([said.wish, said.report])
  expect((await api(manager.viewer).orders.get({ orderId })).note).toBe(said.wish)
  const care = await api(daughter.viewer).care.ofOrder({ orderId })
  expect(care.entries.map(({ text, value, lower }) => [text, value, lower])).toEqual([
    ['', 1577, 913],
    [said.note, null, null],
  ])
  const { series } = await api(daughter.viewer).care.vitals({ recipientId: father.id })
  expect(series[0]?.points[0]).toMatchObject({ value: 1577, lower: 913, standing: 'high' })
  const { items } = await api(daughter.viewer).entitlements.ofRecipient({ recipientId: father.id })
  expect(items[0]?.numberEnd).toBe('3456')
})

test('a sealed text moved to another row does not open', async () => {
  const [one] = await db.careEntry.findMany({ where: { kind: 'note' } })
  const [other] = await db.careEntry.findMany({ where: { kind: 'blood_pressure' } })
  await db.careEntry.update({ where: { id: other?.id ?? '' }, data: { sealed: one?.sealed ?? '' } })
  await expect(api(daughter.viewer).care.ofOrder({ orderId: placed })).rejects.toThrow()
  await db.careEntry.update({ where: { id: other?.id ?? '' }, data: { sealed: other?.sealed ?? '' } })
})

test('keys are turned while it is stopped halfway, begun again, and written to meanwhile; nothing is lost', async () => {
  // From before there was a seal.
  await db.visit.updateMany({ where: { orderId: placed }, data: { report: said.report } })
  const base = await db.careEntry.findFirstOrThrow({ where: { kind: 'note' } })
  const { sealed: _, id: __, ...old } = base
  await db.careEntry.create({ data: { ...old, key: key(), text: said.note, sealed: null } })
  const before = createVault([{ id: 'test', key: Buffer.alloc(32, 7) }])
  expect(await countStale({ db, vault: before })).toBe(2)

  // What was decided stands, and is sealed anew all the same.
  await db.entitlement.updateMany({ data: { state: 'confirmed' } })
  const vault = createVault([
    { id: 'new', key: Buffer.alloc(32, 9) },
    { id: 'test', key: Buffer.alloc(32, 7) },
  ])
  const stop = new Error('the machine goes down')
  let batches = 0
  const stopped = rotateKeys(
    { db, vault },
    {
      batch: 1,
      onBatch: () => {
        batches += 1
        if (batches === 2) throw stop
      },
    },
  )
  await expect(stopped).rejects.toBe(stop)
  expect(await countStale({ db, vault })).toBeGreaterThan(0)

  // Both keys open everything in between.
  const halfway = createCaller(
    testCtx(db, clock, daughter.viewer, { ports: { ...testCtx(db, clock).ports, vault } }),
  )
  expect((await halfway.care.ofOrder({ orderId: placed })).entries).toHaveLength(3)
  expect((await halfway.orders.get({ orderId: placed })).visit.report).toBe(said.report)

  await rotateKeys({ db, vault }, { batch: 1 })
  expect(await countStale({ db, vault })).toBe(0)
  const alone = createVault([{ id: 'new', key: Buffer.alloc(32, 9) }])
  const later = createCaller(
    testCtx(db, clock, daughter.viewer, { ports: { ...testCtx(db, clock).ports, vault: alone } }),
  )
  const texts = (await later.care.ofOrder({ orderId: placed })).entries.map(({ text }) => text)
  expect(texts.sort()).toEqual(['', said.note, said.note])
  const again = await rotateKeys({ db, vault })
  expect(Object.values(again).every((count) => count === 0)).toBe(true)
  expect(testVault.prefix).toBe('enc:v1:test:')
})

test('every sealed column is one of the database', async () => {
  for (const { table, column } of sealedColumns) {
    const [found] = await db.$queryRaw<{ type: string }[]>`
      select data_type as type from information_schema.columns where table_name = ${table} and column_name = ${column}`
    expect([table, column, found?.type]).toEqual([table, column, 'text'])
  }
})
