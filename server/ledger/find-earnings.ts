import type { PersonCtx } from '../context.ts'
import { shareOf } from '../kernel/fen.ts'
import { addDays, dayOf, instantOf } from '../kernel/wall-time.ts'
import { finalOrderStates } from '../orders/order.contract.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import type { Db } from '../platform/db.ts'
import { requireManager } from '../providers/providers.entry.ts'
import { findRules } from './find-rules.ts'
import type { Earnings, EarningsRow, JournalKind } from './ledger.contract.ts'
import { type CommissionRule, commissionRuleFor } from './ledger.rules.ts'
import { payable } from './write-journal.ts'

/**
 * What a provider has earned: what was written down in a month, what families have paid and not yet confirmed, and what
 * is owed in all. For its managers and for operators; refuses with providers.not_found, providers.not_allowed.
 */
export async function findEarnings(
  { db, clock, viewer }: PersonCtx,
  { providerId, month: asked }: { providerId: string; month?: string | undefined },
): Promise<Earnings> {
  if (!viewer.operator) requireManager(viewer, providerId)
  const at = clock.now()
  const present = dayOf(at).slice(0, 7)
  const month = asked ?? present
  const { code } = payable(providerId)
  const [months, total, held, released, custody] = await Promise.all([
    findMonths(db, code),
    db.ledgerLine.aggregate({ where: { accountCode: code }, _sum: { amountFen: true } }),
    findHeld(db, providerId),
    findReleased(db, code, month),
    findCustody(db, providerId),
  ])
  return {
    at,
    month,
    months: [...new Set([present, month, ...months])].sort().reverse(),
    payableFen: total._sum.amountFen ?? 0,
    heldFen: sum(held, 'grossFen'),
    custody,
    held,
    released,
    total: {
      grossFen: sum(released, 'grossFen'),
      commissionFen: sum(released, 'commissionFen'),
      netFen: sum(released, 'netFen'),
    },
  }
}

const sum = (rows: readonly EarningsRow[], of: 'grossFen' | 'commissionFen' | 'netFen') =>
  rows.reduce((total, row) => total + row[of], 0)

async function findCustody(db: Db, providerId: string): Promise<Earnings['custody']> {
  const [row] = await db.$queryRaw<[Record<keyof Earnings['custody'], bigint>]>`
    with packed as (
      select coalesce(sum(line.amount_fen), 0) as fen, count(distinct package.id) filter (where package.state = 'active') as packages
      from visit_package package
      join ledger_journal journal on journal.package_id = package.id
      join ledger_line line on line.journal_id = journal.id and line.account_code like 'custody:%'
      where package.provider_id = ${providerId}::uuid
    )
    select coalesce(sum(line.amount_fen) filter (where account.kind = 'custody'), 0) + min(packed.fen) as fen,
      min(packed.fen) as "packagesFen", min(packed.packages) as packages,
      coalesce(sum(line.amount_fen) filter (where account.kind = 'deposit'), 0) as "depositFen",
      count(distinct stay.order_id) filter (where "order".state = 'in_service') as stays
    from packed
    left join stay on stay.provider_id = ${providerId}::uuid
    left join "order" on "order".id = stay.order_id
    left join ledger_journal journal on journal.order_id = stay.order_id
    left join ledger_line line on line.journal_id = journal.id
    left join ledger_account account on account.code = line.account_code`
  const { fen, depositFen, stays, packagesFen, packages } = row
  return {
    ...{ fen: Number(fen), depositFen: Number(depositFen), stays: Number(stays) },
    ...{ packagesFen: Number(packagesFen), packages: Number(packages) },
  }
}

async function findMonths(db: Db, accountCode: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ month: string }[]>`
    select distinct to_char(journal.at at time zone 'Asia/Shanghai', 'YYYY-MM') as month
    from ledger_line line
    join ledger_journal journal on journal.id = line.journal_id
    where line.account_code = ${accountCode}`
  return rows.map(({ month }) => month)
}

// What is sent on or taken back was earned, or lost, before.
const earned: JournalKind[] = ['funds_released', 'month_released', 'deposit_deducted', 'refund_requested']

async function findReleased(db: Db, accountCode: string, month: string): Promise<EarningsRow[]> {
  const first = `${month}-01`
  // Every month is over after 31 days.
  const next = `${addDays(first, 31).slice(0, 7)}-01`
  const journals = await db.ledgerJournal.findMany({
    where: {
      lines: { some: { accountCode } },
      kind: { in: earned },
      at: { gte: instantOf(first), lt: instantOf(next) },
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: {
      order: { select: { number: true, terms: true, startsAt: true } },
      rule: { select: { basisPoints: true } },
      lines: true,
    },
  })
  return journals.flatMap(({ id, at, kind, reason, orderId, order, rule, lines }) => {
    if (!orderId || !order) return []
    const of = (code: string) => lines.find((line) => line.accountCode === code)?.amountFen ?? 0
    const netFen = of(accountCode)
    const commissionFen = of('commission')
    const row: EarningsRow = {
      key: id,
      orderId,
      orderNumber: order.number,
      title: (order.terms as OfferingTerms).title,
      part: kind === 'month_released' ? Number(reason) : kind === 'deposit_deducted' ? 'deposit' : null,
      startsAt: order.startsAt,
      at,
      grossFen: netFen + commissionFen,
      commissionFen,
      netFen,
      basisPoints: rule?.basisPoints ?? null,
    }
    return [row]
  })
}

type HeldOrder = Pick<EarningsRow, 'orderId' | 'orderNumber' | 'title' | 'startsAt'> & {
  category: string
  providerKind: string
  placedAt: Date
  fen: bigint
}

async function findHeld(db: Db, providerId: string): Promise<EarningsRow[]> {
  const rules = await findRules(db)
  const orders = await db.$queryRaw<HeldOrder[]>`
    select o.id as "orderId", o.number as "orderNumber", o.terms->>'title' as title,
      o.terms->>'category' as category, provider.kind as "providerKind", o.starts_at as "startsAt",
      o.placed_at as "placedAt", coalesce(own.fen, 0) + coalesce(funded.fen, 0) + coalesce(drawn.fen, 0) as fen
    from "order" o
    join provider on provider.id = o.provider_id
    left join order_quote quote on quote.order_id = o.id
    left join lateral (
      select least(sum(line.amount_fen), coalesce(quote.self_fen, o.price_fen)) as fen
      from ledger_account account join ledger_line line on line.account_code = account.code
      where account.order_id = o.id and account.kind = 'held'
    ) as own on true
    left join lateral (
      -- A provider's own coupon brings it nothing.
      select sum(use.amount_fen) as fen
      from entitlement_use use join entitlement on entitlement.id = use.entitlement_id
      where use.order_id = o.id and use.state = 'reserved' and entitlement.terms->>'providerId' is null
    ) as funded on o.paid_at is not null
    left join lateral (
      select fen - back_fen as fen from package_visit where order_id = o.id and state = 'drawn'
    ) as drawn on o.paid_at is not null
    where o.provider_id = ${providerId}::uuid and o.state::text <> all(${[...finalOrderStates]})
      and coalesce(own.fen, 0) + coalesce(funded.fen, 0) + coalesce(drawn.fen, 0) > 0
    order by o.starts_at, o.id`
  return orders.map((order) => expectedOf(rules, providerId, order))
}

function expectedOf(
  rules: readonly CommissionRule[],
  providerId: string,
  { fen, category, providerKind, placedAt, ...order }: HeldOrder,
): EarningsRow {
  const grossFen = Number(fen)
  const rule = commissionRuleFor(rules, { providerId, providerKind, category, day: dayOf(placedAt) })
  const basisPoints = rule?.basisPoints ?? null
  const commissionFen = shareOf(grossFen, basisPoints ?? 0)
  return {
    ...order,
    key: order.orderId,
    part: null,
    at: null,
    grossFen,
    commissionFen,
    netFen: grossFen - commissionFen,
    basisPoints,
  }
}
