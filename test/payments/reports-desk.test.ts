import { randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import type { Ctx } from '../../server/context.ts'
import { hours, minutes } from '../../server/kernel/clock.ts'
import { applyReports } from '../../server/payments/apply-reports.ts'
import { openReportsDesk } from '../../server/payments/keep-applying.ts'
import type { News } from '../../server/payments/news.ts'
import { PARK_AFTER, waitBefore } from '../../server/payments/payment.rules.ts'
import { PaymentRefused, type PaymentReport } from '../../server/payments/payment-port.ts'
import { askForEnds, fetchMissed } from '../../server/payments/reconcile.ts'
import { storeReports } from '../../server/payments/store-reports.ts'
import { takeNews } from '../../server/payments/take-news.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { openPage, orderToPay } from './order-bench.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const ctx = testCtx(db, clock)

const paid = (externalId: string): PaymentReport => ({
  id: `evt_${randomUUID()}`,
  externalId,
  kind: 'paid',
  payload: {},
})
async function opened() {
  const order = await orderToPay(db, world)
  const page = await openPage(db, order.id)
  return { order, ...page }
}
async function severalOpened(count: number) {
  const pages = []
  for (let i = 0; i < count; i++) pages.push(await opened())
  return pages
}
const eventOf = (id: string) => db.paymentEvent.findUniqueOrThrow({ where: { id } })
const stateOf = async (id: string) => (await db.payment.findUniqueOrThrow({ where: { id } })).state
const applyAll = async (take = takeNews, by: Ctx = ctx) => {
  while ((await applyReports(by, take)) > 0);
}
/** As its orders' use case would, if it had a defect. */
const breaksFor =
  (paymentId: string): typeof takeNews =>
  async (tx, by, news) => {
    if ('paymentId' in news && news.paymentId === paymentId) throw new Error('a defect of ours')
    await takeNews(tx, by, news)
  }

describe('reports that were stored', () => {
  test('are applied within a moment by the desk that took them in, each once', async () => {
    const pages = await severalOpened(30)
    const reports = pages.map(({ externalId }) => paid(externalId))
    const desks = [openReportsDesk(ctx), openReportsDesk(ctx)]
    const storm = reports.flatMap((report, i) =>
      desks.slice(0, 1 + (i % 2)).map((desk) => desk.store(report)),
    )
    await Promise.all(storm)
    await vi.waitFor(
      async () => expect(await db.paymentEvent.count({ where: { nextTryAt: { not: null } } })).toBe(0),
      { timeout: 10_000 },
    )
    await Promise.all(desks.map((desk) => desk.stop()))
    for (const { id, order } of pages) {
      expect(await stateOf(id)).toBe('paid')
      expect(await db.event.count({ where: { stream: `order:${order.id}`, transition: 'pay' } })).toBe(1)
    }
  })

  test('by a process that died right then are applied by the next', async () => {
    const page = await opened()
    await storeReports(ctx, db, [paid(page.externalId)])
    const next = openReportsDesk(ctx)
    await vi.waitFor(async () => expect(await stateOf(page.id)).toBe('paid'), { timeout: 5_000 })
    await next.stop()
  })

  test('about a payment not yet written down wait for it', async () => {
    const order = await orderToPay(db, world)
    const report = paid(`pay_${randomUUID()}`)
    await storeReports(ctx, db, [report])
    await applyAll()
    expect(await eventOf(report.id)).toMatchObject({
      appliedAt: null,
      tries: 1,
      lastProblem: 'unknown_payment',
    })
    const { id } = await db.payment.create({
      data: { orderId: order.id, externalId: report.externalId, amountFen: 1, adapter: 'sandbox', url: '' },
    })
    clock.advance(waitBefore(1))
    await applyAll()
    expect(await stateOf(id)).toBe('paid')
    expect(await eventOf(report.id)).toMatchObject({ nextTryAt: null, lastProblem: null })
  })

  test('tell of an account once', async () => {
    const heard: News[] = []
    const report = { ...paid('acct_1'), kind: 'account_changed' } as const
    await storeReports(ctx, db, [report, report])
    await applyAll(async (_tx, _ctx, news) => heard.push(news))
    await applyAll(async (_tx, _ctx, news) => heard.push(news))
    expect(heard).toEqual([{ kind: 'account_changed', accountExternalId: 'acct_1' }])
  })
})

describe('a report that cannot be applied', () => {
  test('holds up nobody, is tried again ever more slowly, and is parked in the end', async () => {
    const [poisoned, ...others] = await severalOpened(6)
    if (!poisoned) throw new Error('nobody')
    const take = breaksFor(poisoned.id)
    const report = paid(poisoned.externalId)
    await storeReports(ctx, db, [report, ...others.map(({ externalId }) => paid(externalId))])
    await applyAll(take)
    for (const { id } of others) expect(await stateOf(id)).toBe('paid')
    for (let tries = 1; tries < PARK_AFTER; tries++) {
      expect(await eventOf(report.id)).toMatchObject({ tries, parkedAt: null })
      clock.advance(waitBefore(tries) - 1)
      await applyAll(take)
      expect(await eventOf(report.id)).toMatchObject({ tries })
      clock.advance(1)
      await applyAll(take)
    }
    const parked = await eventOf(report.id)
    expect(parked).toMatchObject({ tries: PARK_AFTER, nextTryAt: null, parkedAt: clock.now() })
    expect(parked.lastProblem).toContain('a defect of ours')
    expect(await stateOf(poisoned.id)).toBe('open')
  })
})

describe('what was never told', () => {
  const withPort = (changes: Partial<Ctx['ports']['payments']>): Ctx => ({
    ...ctx,
    ports: { ...ctx.ports, payments: { ...ctx.ports.payments, ...changes } },
  })

  test('is fetched from the provider’s list, from a little before the last time', async () => {
    const page = await opened()
    const report = paid(page.externalId)
    const asked: Date[] = []
    const reportsBetween = async (from: Date) => {
      asked.push(from)
      return [report]
    }
    const by = withPort({ reportsBetween })
    const first = clock.now()
    expect(await fetchMissed(by)).toBe(1)
    clock.advance(minutes(1))
    expect(await fetchMissed(by)).toBe(0)
    expect(asked.at(-1)).toEqual(new Date(first.getTime() - minutes(10)))
    await applyAll()
    expect(await stateOf(page.id)).toBe('paid')
  })

  test('a list that could not be read is read again from the same place', async () => {
    const down = withPort({ reportsBetween: () => Promise.reject(new Error('down')) })
    const before = await db.paymentReading.findUnique({ where: { adapter: 'sandbox' } })
    await expect(fetchMissed(down)).rejects.toThrow('down')
    expect(await db.paymentReading.findUnique({ where: { adapter: 'sandbox' } })).toEqual(before)
  })

  test('what was read before a page failed stays read: the next look goes on from there', async () => {
    const pages = await severalOpened(3)
    const said = pages.map(({ externalId }) => paid(externalId))
    await db.paymentReading.deleteMany()
    clock.advance(minutes(1))
    const now = clock.now()
    const asked: [Date, Date | null][] = []
    let failing = true
    /** One report a day, of three days; the second day can't be read. */
    const by = withPort({
      reportsBetween: async (from, to) => {
        asked.push([from, to])
        return said.filter((_, day) => {
          const at = new Date(now.getTime() - hours(24 * (3 - day) - 4))
          const within = from <= at && at <= (to ?? now)
          if (day === 1 && failing && within) throw new Error('down')
          return within
        })
      },
    })
    await expect(fetchMissed(by)).rejects.toThrow('down')
    expect(await db.paymentEvent.count({ where: { id: { in: said.map(({ id }) => id) } } })).toBe(1)
    const failed = asked.at(-1)?.[0]
    const { until, readAt } = await db.paymentReading.findUniqueOrThrow({ where: { adapter: 'sandbox' } })
    expect(until).toEqual(failed)
    expect(readAt < now).toBe(true)
    failing = false
    asked.length = 0
    expect(await fetchMissed(by)).toBe(2)
    // From there on, without a gap, up to now.
    expect(asked[0]?.[0]).toEqual(new Date((failed?.getTime() ?? 0) - minutes(10)))
    expect(asked.slice(1).map(([from]) => from)).toEqual(asked.slice(0, -1).map(([, to]) => to))
    expect(asked.at(-1)?.[1]).toBeNull()
    await applyAll()
  })

  test('is asked for after an hour, once an hour, whatever becomes of the others', async () => {
    const [young, ended, endless, forgotten] = await severalOpened(4)
    if (!young || !ended || !endless || !forgotten) throw new Error('nobody')
    const all = [ended, endless, forgotten]
    await db.payment.updateMany({ data: { askedAt: clock.now() } })
    const old = { createdAt: new Date(clock.now().getTime() - minutes(61)), askedAt: null }
    await db.payment.updateMany({ where: { id: { in: all.map(({ id }) => id) } }, data: old })
    const asked: string[] = []
    const by = withPort({
      ask: async ({ externalId }) => {
        asked.push(externalId)
        if (externalId === forgotten.externalId) throw new PaymentRefused('not_found', externalId)
        return externalId === ended.externalId ? { ...paid(externalId), id: `asked:${externalId}` } : null
      },
    })
    expect(await askForEnds(by)).toBe(1)
    expect(asked.sort()).toEqual(all.map(({ externalId }) => externalId).sort())
    await applyAll()
    expect(await stateOf(ended.id)).toBe('paid')
    expect(await askForEnds(by)).toBe(0)
    expect(asked).toHaveLength(3)
    clock.advance(hours(1) + 1)
    asked.length = 0
    await askForEnds(by)
    expect(asked).toContain(endless.externalId)
    expect(asked).not.toContain(ended.externalId)
  })
})
