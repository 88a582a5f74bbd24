import { expect, test } from 'vitest'
import { fireDueLapses } from '../../server/filings/filings.entry.ts'
import { heldUntil } from '../../server/filings/lapses/lapse.rules.ts'
import { instantOf } from '../../server/kernel/wall-time.ts'
import { checkBooks } from '../../server/ledger/check-books.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { openOffice } from './steps.ts'

const { db } = await testDatabase()
const { world, clock, ctxOf, as, manager, operator, providerId, file, decide } = await openOffice(db)
const system = ctxOf({ kind: 'anonymous' })
const fire = () => fireDueLapses(system)
const midnight = instantOf('2026-11-26')
const lastSecond = new Date(midnight.getTime() - 1000)

/** An accepted and paid visit at ten on a day to come. */
async function visitOn(day: string): Promise<string> {
  const now = clock.now()
  clock.set(instantOf(day, 8 * 60))
  const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
  clock.set(now)
  return orderId
}
const told = async (kind: string) => {
  const rows = await db.outbox.findMany({ where: { topic: 'notice' } })
  return rows
    .map(({ payload }) => payload as { kind: string; to: object; path: string; params: object })
    .filter((payload) => payload.kind === kind)
}
const stateOf = async (orderId: string) =>
  (await db.lapsedVisit.findFirst({ where: { orderId }, orderBy: { toldAt: 'desc' } }))?.state ?? null
const mine = as(world.daughter.viewer).filings
const credentials = { caregiverId: world.caregiver.id, kind: 'health_certificate' as const }
const healthUntil = (day: string) =>
  db.credential.updateMany({ where: credentials, data: { expiresOn: new Date(day) } })

test('a caregiver’s certificate is over at midnight: the family hears at once, once, and again when it is in order', async () => {
  const orderId = await visitOn('2026-11-30')
  await healthUntil('2026-11-25')
  clock.set(lastSecond)
  await fire()
  expect([await stateOf(orderId), await told('papers_lapsed')]).toEqual([null, []])
  clock.set(midnight)
  await Promise.all([fire(), fire()])
  await fire()
  const [notice, ...more] = await told('papers_lapsed')
  expect(more).toEqual([])
  expect(notice).toMatchObject({ to: { familyId: world.family.id }, path: `/orders/${orderId}` })
  expect(notice?.params).toMatchObject({ calledBy: '爸爸', until: instantOf('2026-11-29').toISOString() })
  expect((await told('visits_lapsed')).map(({ to }) => to)).toEqual([{ providerId }, { operators: true }])
  const held = { orderId, state: 'waiting', missing: ['health_certificate'], familyName: '林家' }
  expect(await manager.filings.lapsesOfProvider({ providerId })).toMatchObject([held])
  expect(await operator.filings.lapses()).toMatchObject([held])
  expect(await mine.lapseOfOrder({ orderId })).toMatchObject(held)
  expect(await as(world.bystander.viewer).filings.lapseOfOrder({ orderId })).toBeNull()

  await healthUntil('2027-11-25')
  await fire()
  await fire()
  expect(await stateOf(orderId)).toBe('kept')
  expect(await told('papers_settled')).toHaveLength(1)
  expect((await db.order.findUniqueOrThrow({ where: { id: orderId } })).state).toBe('accepted')
})

test('nobody renews: a colleague comes where only the caregiver’s paper is missing', async () => {
  const {
    hours,
    credentials: papers,
    ...row
  } = await db.caregiver.findUniqueOrThrow({
    where: { id: world.caregiver.id },
    include: { hours: true, credentials: true },
  })
  const copy = <T extends { id: string; caregiverId: string }>(rows: readonly T[]) =>
    rows.map(({ id: _, caregiverId: __, ...rest }) => rest)
  const { id: __, userId: ___, ...like } = row
  await db.caregiver.create({
    data: {
      ...{ ...like, name: '赵桂芳' },
      hours: { create: copy(hours) },
      credentials: { create: copy(papers) },
    },
  })
  const orderId = await visitOn('2026-12-01')
  const { caregiverId } = await db.visit.findUniqueOrThrow({ where: { orderId } })
  await db.credential.updateMany({
    where: { caregiverId, kind: 'health_certificate' },
    data: { expiresOn: new Date('2026-11-25') },
  })
  await fire()
  expect(await stateOf(orderId)).toBe('waiting')
  clock.set(instantOf('2026-11-29'))
  await fire()
  const moved = await db.visit.findUniqueOrThrow({ where: { orderId } })
  expect([await stateOf(orderId), moved.caregiverId !== caregiverId]).toEqual(['rehomed', true])
  expect(await told('visit_replaced')).not.toEqual([])
  await db.credential.updateMany({
    where: { kind: 'health_certificate' },
    data: { expiresOn: new Date('2027-12-31') },
  })
})

test('the provider’s licence is revoked: held, then called off and paid back in full; too near to wait, it is at once', async () => {
  clock.set(instantOf('2026-12-01', 8 * 60))
  const [far, near] = [await visitOn('2026-12-07'), await visitOn('2026-12-01')]
  const licence = await db.filing.findFirstOrThrow({
    where: { providerId, kind: 'licence', state: 'accepted' },
  })
  await decide(licence.id, 'revoke', '登记已经注销')
  await fire()
  expect([await stateOf(far), await stateOf(near)]).toEqual(['waiting', 'refunded'])
  clock.set(new Date(instantOf('2026-12-04', 8 * 60).getTime() - 1000))
  await fire()
  expect(await stateOf(far)).toBe('waiting')
  clock.advance(1000)
  await fire()
  expect(await stateOf(far)).toBe('refunded')
  const order = await db.order.findUniqueOrThrow({
    where: { id: far },
    include: { payments: { include: { refunds: true } } },
  })
  expect(order.state).toBe('withdrawn')
  const row = await db.lapsedVisit.findFirstOrThrow({ where: { orderId: far } })
  const paid = order.payments.find(({ state }) => state === 'paid')
  expect([row.refundFen, paid?.refunds.length]).toEqual([paid?.amountFen, 1])
  expect((await checkBooks(db, clock.now())).differences).toEqual([])
})

test('what the family called off meanwhile is not settled again', async () => {
  const { filingId } = await file({ kind: 'licence', validUntil: null, detail: 'company' } as never)
  await decide(filingId, 'accept')
  const orderId = await visitOn('2026-12-10')
  await decide(filingId, 'revoke', '又注销了')
  await fire()
  expect(await stateOf(orderId)).toBe('waiting')
  await db.order.update({ where: { id: orderId }, data: { state: 'cancelled' } })
  clock.advance(86_400_000 * 4)
  await fire()
  expect(await stateOf(orderId)).toBe('over')
})

test('a visit is held for three days, never into the last four hours, never into the past', () => {
  const now = instantOf('2026-11-26')
  expect(heldUntil(now, instantOf('2026-12-26'))).toEqual(instantOf('2026-11-29'))
  expect(heldUntil(now, instantOf('2026-11-27', 600))).toEqual(instantOf('2026-11-27', 360))
  expect(heldUntil(now, instantOf('2026-11-26', 120))).toEqual(now)
})
