import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf, instantOf } from '../kernel/wall-time.ts'
import { findOrderMoney } from '../ledger/ledger.entry.ts'
import { finalOrderStates } from '../orders/order.contract.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import type { Prisma } from '../platform/db.ts'
import type { Receipt, ReceiptLine, ReceiptStay, YearRow, YearSummary } from './receipt.contract.ts'

const familiesOf = ({ viewer }: PersonCtx) => viewer.families.map(({ id }) => id)

/**
 * What a family paid for one order and got back, from the ledger alone. Refuses with orders.not_found for everybody outside
 * the family, and while no money has come.
 */
export async function findReceipt(ctx: PersonCtx, { orderId }: { orderId: string }): Promise<Receipt> {
  const order = await ctx.db.order.findFirst({
    where: { id: orderId, familyId: { in: familiesOf(ctx) } },
    include: {
      provider: { select: { name: true } },
      recipient: { select: { name: true } },
      stay: true,
      visit: { select: { caregiver: { select: { name: true } } } },
    },
  })
  const money = order && (await findOrderMoney(ctx.db, orderId))
  if (!order || !money) throw new DomainError('orders.not_found')
  const placedBy = await ctx.db.user.findUnique({ where: { id: order.placedBy }, select: { name: true } })
  return {
    issuedAt: ctx.clock.now(),
    orderId,
    orderNumber: order.number,
    title: (order.terms as OfferingTerms).title,
    providerName: order.provider.name,
    recipientName: order.recipient.name,
    caregiverName: order.visit?.caregiver.name ?? '',
    startsAt: order.startsAt,
    endsAt: order.endsAt,
    placedByName: placedBy?.name ?? '',
    stay: order.stay && stayOf(order.stay),
    lines: await findLines(ctx, orderId),
    paidFen: money.paidFen,
    refundedFen: money.refundedFen,
    refundingFen: money.refundingFen,
    netFen: money.paidFen - money.refundedFen,
    final: (finalOrderStates as readonly string[]).includes(order.state),
  }
}

function stayOf(stay: Prisma.StayGetPayload<object>): ReceiptStay {
  const dayText = (date: Date) => date.toISOString().slice(0, 10)
  return {
    ...{ startsOn: dayText(stay.startsOn), lastDay: dayText(stay.lastDay) },
    ...{ months: stay.months, serviceFen: stay.prepaidFen, depositFen: stay.depositFen },
    keptFen: stay.depositState === 'returned' ? stay.deductionFen : null,
  }
}

/** A refund that a bank sent back never was one: the two lines cancel out and neither is shown. */
async function findLines({ db }: PersonCtx, orderId: string): Promise<ReceiptLine[]> {
  const lines = await db.ledgerLine.findMany({
    where: { journal: { orderId, kind: { in: [...moved] } }, account: { kind: 'clearing' } },
    include: { journal: { select: { id: true, key: true, kind: true, at: true } } },
    orderBy: { journal: { at: 'asc' } },
  })
  const sentBack = new Set(
    lines.filter(({ journal }) => journal.kind === 'refund_failed').map(({ journal }) => factOf(journal.key)),
  )
  return lines
    .filter(({ journal }) => !sentBack.has(factOf(journal.key)))
    .map(({ amountFen, journal }) => ({
      key: journal.id,
      kind: journal.kind === 'payment_received' ? ('paid' as const) : ('refunded' as const),
      at: journal.at,
      amountFen: Math.abs(amountFen),
    }))
}

const moved = ['payment_received', 'refund_done', 'refund_failed'] as const
const factOf = (key: string) => key.split(':').slice(0, 2).join(':')

/** What the viewer's families paid in a year and got back, order by order, by the day the money moved. From the ledger. */
export async function findYear(
  ctx: PersonCtx,
  { year: asked }: { year?: number | undefined },
): Promise<YearSummary> {
  const families = familiesOf(ctx)
  const issuedAt = ctx.clock.now()
  const present = Number(dayOf(issuedAt).slice(0, 4))
  const year = asked ?? present
  const [found, years] = await Promise.all([
    ctx.db.$queryRaw<(Omit<YearRow, 'netFen'> & Record<'paidFen' | 'refundedFen' | 'depositFen', bigint>)[]>`
      select o.id::text as "orderId", o.number as "orderNumber", o.terms->>'title' as title,
        provider.name as "providerName", recipient.name as "recipientName", o.starts_at as "startsAt",
        coalesce(-sum(line.amount_fen) filter (where journal.kind = 'payment_received'), 0) as "paidFen",
        coalesce(sum(line.amount_fen) filter (where journal.kind <> 'payment_received'), 0) as "refundedFen",
        coalesce((select deposit_fen from stay where stay.order_id = o.id and deposit_state in ('held', 'asked')), 0)
          as "depositFen"
      from "order" o
      join provider on provider.id = o.provider_id
      join recipient on recipient.id = o.recipient_id
      join ledger_journal journal on journal.order_id = o.id
        and journal.kind in ('payment_received', 'refund_done', 'refund_failed')
      join ledger_line line on line.journal_id = journal.id and line.account_code like 'clearing:%'
      where o.family_id = any(${families}::uuid[])
        and journal.at >= ${instantOf(`${year}-01-01`)} and journal.at < ${instantOf(`${year + 1}-01-01`)}
      group by o.id, provider.id, recipient.id
      order by o.starts_at, o.id`,
    ctx.db.$queryRaw<{ year: number }[]>`
      select distinct extract(year from journal.at at time zone 'Asia/Shanghai')::int as year
      from ledger_journal journal join "order" o on o.id = journal.order_id
      where o.family_id = any(${families}::uuid[]) and journal.kind = 'payment_received'`,
  ])
  const counted = found.map(({ depositFen: _, ...row }): YearRow => {
    const [paidFen, refundedFen] = [Number(row.paidFen), Number(row.refundedFen)]
    return { ...row, paidFen, refundedFen, netFen: paidFen - refundedFen }
  })
  const sum = (of: 'paidFen' | 'refundedFen' | 'netFen') => counted.reduce((all, row) => all + row[of], 0)
  return {
    issuedAt,
    year,
    years: [...new Set([present, year, ...years.map((row) => row.year)])].sort((a, b) => b - a),
    rows: counted,
    total: { paidFen: sum('paidFen'), refundedFen: sum('refundedFen'), netFen: sum('netFen') },
    depositFen: found.reduce((all, row) => all + Number(row.depositFen), 0),
  }
}
