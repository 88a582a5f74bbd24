import { termOf } from '../capacity/capacity.entry.ts'
import type { Ctx } from '../context.ts'
import { orderingRoles } from '../families/family.contract.ts'
import { after, minutes } from '../kernel/clock.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { findPaidVisit } from '../packages/packages.entry.ts'
import { offeringFees } from '../providers/provider.contract.ts'
import type { QuoteView } from '../quotes/quote.contract.ts'
import { countNow } from '../quotes/quotes.entry.ts'
import { getDraftRecord } from './drafts.ts'
import { quoteSubject } from './quote-subject.ts'

/**
 * What a draft would cost if it were placed now, and who would pay which part; null until a time is chosen. Entitlements count
 * for those who may order for the recipient: to anybody else it is all self-pay.
 * Refuses with orders.draft_not_found.
 */
export async function quoteDraft(
  ctx: Ctx,
  owned: { ownerKey: string; draftId: string },
): Promise<QuoteView | null> {
  const draft = await getDraftRecord(ctx, owned)
  const { offering, startsAt, count } = draft
  if (!startsAt) return null
  const [sold] = offering.pools
  const { category, title, mode, unit, priceFen } = offering
  const terms = {
    ...{ category, title, mode, unit, minutes: offering.minutes, priceFen },
    fees: offeringFees.parse(offering.fees),
    ...(offering.depositFen > 0 && { depositFen: offering.depositFen }),
    ...(sold && { places: { term: termOf(unit, sold.pool.kind), count } }),
  }
  const endsAt = draft.endsAt ?? after(startsAt, minutes(offering.minutes))
  const recipientId = await ownRecipientId(ctx, draft.recipientId)
  const wanted = { recipientId: recipientId ?? '', offeringId: offering.id, day: dayOf(startsAt) }
  const ahead = recipientId ? await findPaidVisit(ctx.db, wanted) : null
  return countNow(ctx.db, quoteSubject({ terms, offering, recipientId, startsAt, endsAt, package: ahead }))
}

/** The recipient, where the viewer orders for their family. */
export async function ownRecipientId(
  { db, viewer }: Ctx,
  recipientId: string | null,
): Promise<string | null> {
  if (!recipientId || viewer.kind !== 'person') return null
  const families = viewer.families.filter(({ role }) => orderingRoles.includes(role)).map(({ id }) => id)
  const own = await db.recipient.findFirst({
    where: { id: recipientId, familyId: { in: families } },
    select: { id: true },
  })
  return own?.id ?? null
}
