import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Tx } from '../platform/db.ts'
import { capFen, type RulesInForce } from './policy.rules.ts'
import type { Quote, QuoteFacts } from './quote.contract.ts'
import { countQuote, seenOf } from './quote.rules.ts'
import { type QuoteSubject, readFacts } from './read-facts.ts'

type QuoteToKeep = QuoteSubject & {
  readonly orderId: string
  readonly seen?: string | undefined
  /** The price was agreed on earlier, with a plan: a cap that came since takes off what is above it. */
  readonly agreed?: boolean
}

/**
 * Counts what an order costs and who pays which part, keeps it with the order, and reserves the parts of the month's quota,
 * cap and coupon in the caller's transaction. `seen` is the quote the family said yes to (quote.contract.ts); without it,
 * whatever is counted stands. The recipient's entitlements are locked until the end, so that of two siblings the second
 * counts with what the first has left. The order's row may be written later in the same transaction.
 * Refuses with quotes.changed, quotes.above_cap.
 */
export async function quoteOrder(
  tx: Tx,
  { clock }: Pick<Ctx, 'clock'>,
  { orderId, seen, agreed = false, ...subject }: QuoteToKeep,
): Promise<Quote> {
  if (subject.recipientId) await lockEntitlements(tx, subject.recipientId)
  const { facts, rules } = await readFacts(tx, subject)
  if (!agreed) refuseAboveCap(facts, rules)
  const quote = countQuote(facts, rules)
  const depositFen = subject.terms.depositFen ?? 0
  if (seen !== undefined && seen !== seenOf(quote, depositFen)) {
    const [wasPrice = 0, , , , wasSelf = wasPrice, wasDeposit = 0] = seen
      .replace('p', '')
      .split('-')
      .map(Number)
    throw new DomainError('quotes.changed', {
      wasFen: wasSelf + wasDeposit,
      nowFen: quote.selfFen + depositFen,
    })
  }
  await keep(tx, { orderId, facts, rules, quote, at: clock.now() })
  return quote
}

/** A unit of the offering's own price is at most what its region's cap says. Refuses with quotes.above_cap. */
export function refuseAboveCap(
  facts: Pick<QuoteFacts, 'offering'>,
  { cap }: Pick<RulesInForce, 'cap'>,
): void {
  if (!cap) return
  const mostFen = capFen(cap.terms)
  if (facts.offering.priceFen > mostFen)
    throw new DomainError('quotes.above_cap', { capFen: mostFen, source: cap.source })
}

/** In one order, whoever else locks them. */
async function lockEntitlements(tx: Tx, recipientId: string): Promise<void> {
  await tx.$queryRaw`
    select 1 from entitlement
    where recipient_id = ${recipientId}::uuid and state = 'confirmed' and kind <> 'assessment'
    order by id for no key update`
}

async function keep(
  tx: Tx,
  kept: { orderId: string; facts: QuoteFacts; rules: RulesInForce; quote: Quote; at: Date },
): Promise<void> {
  const { orderId, facts, rules, quote, at } = kept
  const { ltci, voucher, coupon } = quote.shares
  const uses = (['ltci', 'voucher', 'coupon'] as const).flatMap((payer) => {
    const { fen, limitFen, entitlementId } = quote.shares[payer]
    const period = payer === 'coupon' ? 'once' : facts.day.slice(0, 7)
    return fen > 0 && entitlementId ? [{ id: entitlementId, period, fen, limit: limitFen }] : []
  })
  const by = { cap: rules.cap?.id ?? null, ltci: rules.ltci?.id ?? null, voucher: rules.voucher?.id ?? null }
  await tx.$executeRaw`
    with used as (
      select * from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb)
        as t(id uuid, period text, fen int, "limit" int)
    ), quoted as (
      insert into order_quote (order_id, engine, price_fen, ltci_fen, voucher_fen, coupon_fen, package_fen, self_fen, facts,
        result, quoted_at)
      values (${orderId}::uuid, ${quote.engine}, ${quote.priceFen}, ${ltci.fen}, ${voucher.fen}, ${coupon.fen},
        ${quote.package?.fen ?? 0}, ${quote.selfFen}, ${JSON.stringify({ facts, rules: by })}::jsonb, ${JSON.stringify(quote)}::jsonb, ${at}::timestamptz)
    ), opened as (
      insert into entitlement_period (entitlement_id, period, limit_fen)
      select id, period, "limit" from used order by id
      on conflict do nothing
    )
    insert into entitlement_use (order_id, entitlement_id, period, amount_fen, reserved_at)
    select ${orderId}::uuid, id, period, fen, ${at}::timestamptz from used order by id`
}
