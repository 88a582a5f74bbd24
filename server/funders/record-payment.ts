import type { PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { bookFunder, owedByFund } from '../ledger/ledger.entry.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import type { RecordFunderPayment } from './funder.contract.ts'

type Row = RecordFunderPayment['rows'][number]

/**
 * An operator enters what a fund has paid, order by order, in one transaction: all of it or nothing. The same paper again, with
 * the same rows, changes nothing. Fen. Refuses with funders.order_unknown, funders.order_twice, funders.too_much,
 * funders.short_unexplained, and with funders.reference_used where the reference stands with other rows.
 */
export async function recordFunderPayment(
  ctx: PersonCtx,
  input: RecordFunderPayment,
): Promise<{ paymentId: string }> {
  const { funder, regionCode, reference, paidOn, rows } = input
  refuseTwice(rows)
  return inTransaction(ctx.db, async (tx) => {
    await tx.$executeRaw`
      select pg_advisory_xact_lock(hashtextextended(${`${funder}:${regionCode}:${reference}`}, 197100))`
    const known = await tx.funderPayment.findUnique({
      where: { funder_regionCode_reference: { funder, regionCode, reference } },
      include: { rows: { include: { order: { select: { number: true } } } } },
    })
    if (known) {
      const same = known.rows.length === rows.length && known.rows.every((row) => isIn(rows, row))
      if (!same) throw new DomainError('funders.reference_used')
      return { paymentId: known.id }
    }
    const at = ctx.clock.now()
    const { id: paymentId } = await tx.funderPayment.create({
      data: {
        ...{ funder, regionCode, reference, paidOn: new Date(`${paidOn}T00:00:00Z`) },
        totalFen: rows.reduce((sum, { paidFen }) => sum + paidFen, 0),
        ...{ enteredBy: ctx.viewer.userId, enteredAt: at },
      },
      select: { id: true },
    })
    for (const { row, order } of await lockOrders(tx, rows)) {
      const owedFen = await owedByFund(tx, { orderId: order.id, funder, regionCode })
      const { paidFen, reason } = row
      const about = { orderNumber: row.orderNumber, mostFen: owedFen }
      if (paidFen > owedFen || owedFen <= 0) throw new DomainError('funders.too_much', about)
      const bearer = paidFen < owedFen ? row.bearer : null
      if (paidFen < owedFen && (!bearer || reason.length < 2))
        throw new DomainError('funders.short_unexplained', about)
      const shortFen = bearer === 'provider' || bearer === 'platform' ? owedFen - paidFen : 0
      const kept = { paidFen, shortFen, reason }
      await tx.funderPaymentRow.create({ data: { paymentId, orderId: order.id, owedFen, ...kept, bearer } })
      await bookFunder(tx, {
        ...{ ...order, ...kept, paymentId, orderId: order.id, funder, regionCode, at },
        bearer: bearer === 'later' ? null : bearer,
      })
    }
    await recordEvent(tx, {
      ...{ stream: `funder-payment:${paymentId}`, position: 1, subject: 'entitlement', subjectId: paymentId },
      ...{ transition: 'record', from: null, to: 'recorded', reason: reference, at },
      actor: { kind: 'operator', id: ctx.viewer.userId, name: ctx.viewer.name },
      data: { funder, regionCode, rows: rows.length },
    })
    return { paymentId }
  })
}

function refuseTwice(rows: readonly Row[]): void {
  const seen = new Set<string>()
  for (const { orderNumber } of rows) {
    if (seen.has(orderNumber)) throw new DomainError('funders.order_twice', { orderNumber })
    seen.add(orderNumber)
  }
}

const isIn = (rows: readonly Row[], kept: { order: { number: string }; paidFen: number }) =>
  rows.some(({ orderNumber, paidFen }) => orderNumber === kept.order.number && paidFen === kept.paidFen)

/** The orders' locks are those of all their money; in one order, whoever else takes several. */
async function lockOrders(tx: Tx, rows: readonly Row[]) {
  const numbers = rows.map(({ orderNumber }) => orderNumber)
  const orders = await tx.$queryRaw<Order[]>`
    select id::text, number, provider_id::text as "providerId", terms->>'category' as category,
      placed_at as "placedAt"
    from "order" where number = any(${numbers}) order by id for update`
  return rows
    .map((row) => {
      const order = orders.find(({ number }) => number === row.orderNumber)
      if (!order) throw new DomainError('funders.order_unknown', { orderNumber: row.orderNumber })
      return { row, order }
    })
    .sort((a, b) => (a.order.id < b.order.id ? -1 : 1))
}

type Order = { id: string; number: string; providerId: string; category: string; placedAt: Date }
