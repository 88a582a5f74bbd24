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
 * the family, and while no money has come, unless a package pays.
 */
export async function findReceipt(ctx: PersonCtx, { orderId }: { orderId: string }): Promise<Receipt> {
  const order = await ctx.db.order.findFirst({
    where: { id: orderId, familyId: { in: familiesOf(ctx) } },
    include: {
      provider: { select: { name: true } },
      recipient: { select: { name: true } },
      stay: true,
      packageVisit: { select: { package: { select: { id: true, number: true } } } },
      visit: { select: { caregiver: { select: { name: true } } } },
    },
  })
  const drawn = order?.packageVisit?.package
  const money = order && ((await findOrderMoney(ctx.db, orderId)) ?? (drawn && nothing))
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
    drawnFrom: drawn ? { packageId: drawn.id, number: drawn.number } : null,
    lines: await findLines(ctx, orderId),
    paidFen: money.paidFen,
    refundedFen: money.refundedFen,
    refundingFen: money.refundingFen,
    netFen: money.paidFen - money.refundedFen,
    final: (finalOrderStates as readonly string[]).includes(order.state),
  }
}

/** Of a visit that a package has paid. */
const nothing = { paidFen: 0, refundedFen: 0, refundingFen: 0 }

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

/**
 * What the viewer's families paid in a year and got back, order by order and package by package, by the day the money moved; visits
 * drawn from a package by their own day. From the ledger.
 */
export async function findYear(
  ctx: PersonCtx,
  { year: asked }: { year?: number | undefined },
): Promise<YearSummary> {
  const families = familiesOf(ctx)
  const issuedAt = ctx.clock.now()
  const present = Number(dayOf(issuedAt).slice(0, 4))
  const year = asked ?? present
  const [begins, ends] = [instantOf(`${year}-01-01`), instantOf(`${year + 1}-01-01`)]
  const [found, years] = await Promise.all([
    ctx.db.$queryRaw<(Omit<YearRow, 'netFen'> & Record<'paidFen' | 'refundedFen' | 'depositFen', bigint>)[]>`
      with bill as (
        select o.id as order_id, null::uuid as package_id, o.number, o.terms->>'title' as title, o.provider_id,
          o.recipient_id, o.starts_at, package.number as drawn_from
        from "order" o
        left join package_visit unit on unit.order_id = o.id
        left join visit_package package on package.id = unit.package_id
        where o.family_id = any(${families}::uuid[])
        union all
        select null, id, number, terms->>'title', provider_id, recipient_id, bought_at, null
        from visit_package where family_id = any(${families}::uuid[])
      )
      select bill.order_id::text as "orderId", bill.package_id::text as "packageId", bill.drawn_from as "drawnFrom",
        bill.number as "orderNumber", bill.title, provider.name as "providerName", recipient.name as "recipientName",
        bill.starts_at as "startsAt", coalesce(moved.paid, 0) as "paidFen", coalesce(moved.refunded, 0) as "refundedFen",
        coalesce((select deposit_fen from stay where stay.order_id = bill.order_id and deposit_state in ('held', 'asked')
          and moved.lines > 0), 0) as "depositFen"
      from bill
      join provider on provider.id = bill.provider_id
      join recipient on recipient.id = bill.recipient_id
      join lateral (
        select count(*) as lines,
          -sum(line.amount_fen) filter (where journal.kind = 'payment_received') as paid,
          sum(line.amount_fen) filter (where journal.kind <> 'payment_received') as refunded
        from ledger_journal journal
        join ledger_line line on line.journal_id = journal.id and line.account_code like 'clearing:%'
        where (journal.order_id = bill.order_id or journal.package_id = bill.package_id)
          and journal.kind in ('payment_received', 'refund_done', 'refund_failed')
          and journal.at >= ${begins} and journal.at < ${ends}
      ) moved on true
      where moved.lines > 0
        or (bill.drawn_from is not null and bill.starts_at >= ${begins} and bill.starts_at < ${ends})
      order by bill.starts_at, bill.number`,
    ctx.db.$queryRaw<{ year: number }[]>`
      select distinct extract(year from journal.at at time zone 'Asia/Shanghai')::int as year
      from ledger_journal journal
      left join "order" o on o.id = journal.order_id
      left join visit_package package on package.id = journal.package_id
      where coalesce(o.family_id, package.family_id) = any(${families}::uuid[]) and journal.kind = 'payment_received'`,
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
