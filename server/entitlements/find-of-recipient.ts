import type { PersonCtx } from '../context.ts'
import { getOwnRecipient } from '../families/families.entry.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Db, Prisma } from '../platform/db.ts'
import { ageOn } from '../quotes/quotes.entry.ts'
import { regionName } from '../regions/regions.entry.ts'
import type { EntitlementTermsView, EntitlementView, RecipientEntitlements } from './entitlement.contract.ts'

/**
 * What somebody of the viewer's family brings to a bill, and what is left of it this month; what was taken back is left out.
 * Refuses with families.recipient_not_found, families.not_allowed: watchers don't see it.
 */
export async function findOfRecipient(
  ctx: PersonCtx,
  { recipientId }: { recipientId: string },
): Promise<RecipientEntitlements> {
  const recipient = await getOwnRecipient(ctx, ctx.db, recipientId)
  const today = dayOf(ctx.clock.now())
  const month = today.slice(0, 7)
  const rows = await ctx.db.entitlement.findMany({
    where: { recipientId, state: { not: 'withdrawn' } },
    include: { periods: { where: { period: { in: [month, 'once'] } } } },
    orderBy: [{ kind: 'asc' }, { validUntil: 'desc' }, { id: 'desc' }],
    take: 100,
  })
  const bornOn = recipient.bornOn?.toISOString().slice(0, 10)
  return {
    recipient: {
      id: recipient.id,
      calledBy: recipient.calledBy,
      name: recipient.name,
      kind: recipient.kind,
      age: bornOn ? ageOn(bornOn, today) : null,
      regionName: (recipient.regionCode && (await regionName(ctx.db, recipient.regionCode))) || '',
    },
    month,
    items: await Promise.all(rows.map((row) => viewOf(ctx, row, today))),
  }
}

type Row = Prisma.EntitlementGetPayload<{ include: { periods: true } }>
type Terms = EntitlementTermsView & { providerId?: string | null }

async function viewOf(
  { db, ports }: Pick<PersonCtx, 'db' | 'ports'>,
  row: Row,
  today: string,
): Promise<EntitlementView> {
  const [validFrom, validUntil] = [textOf(row.validFrom), textOf(row.validUntil)]
  const inForce = row.state === 'confirmed' && validFrom <= today && validUntil >= today
  return {
    ...{ id: row.id, kind: row.kind, state: row.state, validFrom, validUntil },
    regionName: (row.regionCode && (await regionName(db, row.regionCode))) || '',
    numberEnd: ports.vault.open('entitlement.number', row.id, row.number).slice(-4),
    enteredAt: row.enteredAt,
    reason: row.reason,
    terms: await termsOf(db, row.terms),
    left: inForce ? leftOf(row) : null,
    mayWithdraw: row.state !== 'refused',
  }
}

function leftOf({ kind, terms, periods }: Row): EntitlementView['left'] {
  const { monthlyFen, amountFen } = terms as Terms
  const limitFen = (kind === 'coupon' ? amountFen : monthlyFen) ?? null
  if (limitFen === null) return null
  const usedFen = periods[0]?.usedFen ?? 0
  // A coupon is used as a whole.
  return { limitFen, leftFen: kind === 'coupon' && usedFen > 0 ? 0 : limitFen - usedFen }
}

/** What stands on the paper, a provider by its name. */
export async function termsOf(db: Db, terms: unknown): Promise<EntitlementTermsView> {
  const { providerId, ...said } = terms as Terms
  if (!providerId) return said
  const provider = await db.provider.findUnique({ where: { id: providerId }, select: { name: true } })
  return { ...said, providerName: provider?.name ?? null }
}

export const textOf = (date: Date) => date.toISOString().slice(0, 10)
