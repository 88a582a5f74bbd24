import { createHash } from 'node:crypto'
import { termOf } from '../capacity/capacity.entry.ts'
import type { Ctx } from '../context.ts'
import { getOwnRecipient } from '../families/families.entry.ts'
import { after, minutes } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { readRows } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { forecastDraft } from './forecast-draft.ts'
import type { DraftRecipient } from './order.contract.ts'
import { birthDateOf, placesFor, soldByPlace } from './order-places.ts'
import type { DraftView } from './order-view.contract.ts'
import { openDraftNote, sealDraftNote } from './order-words.ts'
import { planOf } from './plan/draft-plan.ts'
import type { RefundPolicy } from './policy.contract.ts'

const draftParts = {
  offering: { include: { provider: { select: { name: true } }, pools: soldByPlace } },
} as const satisfies Prisma.OrderDraftInclude

export type DraftRecord = Prisma.OrderDraftGetPayload<{ include: typeof draftParts }>

type Owned = { ownerKey: string; draftId: string }

/**
 * Begins a draft for an offering; it belongs to the browser that holds `ownerKey`, signed in or not.
 * Refuses with orders.offering_unavailable.
 */
export async function beginDraft(
  ctx: Ctx,
  {
    ownerKey,
    offeringId,
    caregiverId,
  }: { ownerKey: string; offeringId: string; caregiverId?: string | undefined },
): Promise<DraftView> {
  const [begun] = await readRows<{ id: string }>(
    ctx.db,
    Prisma.sql`
      insert into order_draft (id, owner_hash, offering_id, caregiver_id, updated_at)
      select uuidv7(), ${hashOfOwner(ownerKey)}, o.id, ${caregiverId ?? null}::uuid, now()
      from offering o join provider p on p.id = o.provider_id
      where o.id = ${offeringId}::uuid and o.retired_at is null and o.suspended_at is null and p.state = 'verified'
      returning id::text`,
  )
  if (!begun) throw new DomainError('orders.offering_unavailable')
  return getDraft(ctx, { ownerKey, draftId: begun.id })
}

/** The draft as it stands. Refuses with orders.draft_not_found, also for another browser's draft. */
export const getDraft = async (ctx: Ctx, input: Owned): Promise<DraftView> =>
  viewDraft(ctx, await getDraftRecord(ctx, input))

/**
 * Says for whom: one of the viewer's own recipients, or a person described here and created when the order is placed.
 * Refuses with orders.draft_not_found, families.recipient_not_found.
 */
export async function setDraftWho(
  ctx: Ctx,
  { who, ...owned }: Owned & { who: { recipientId: string } | { recipient: DraftRecipient } },
): Promise<DraftView> {
  if ('recipientId' in who) {
    const recipient = await ownRecipient(ctx, who.recipientId)
    return viewDraft(ctx, await changeDraft(ctx, owned, { recipientId: recipient.id }), recipient)
  }
  return viewDraft(ctx, await changeDraft(ctx, owned, { recipientId: null, recipient: who.recipient }))
}

/**
 * Says when, by whom and what to mind. Whether the slot is free is asked again when the order is placed; a place that is
 * not to be had is refused here already. Refuses with orders.draft_not_found and what checkPlaces says.
 */
export async function setDraftWhen(
  ctx: Ctx,
  {
    startsAt,
    caregiverId,
    count = 1,
    note,
    ...owned
  }: Owned & { startsAt: Date; caregiverId: string | null; count?: number; note: string },
): Promise<DraftView> {
  const draft = await getDraftRecord(ctx, owned)
  const places = await placesFor(ctx, draft, { startsAt, count })
  const when = { startsAt, count: places?.count ?? 1, endsAt: places?.endsAt ?? null }
  const data = { ...when, caregiverId, note: sealDraftNote(ctx.ports.vault, { id: draft.id, note }) }
  await ctx.db.orderDraft.updateMany({ where: { id: draft.id }, data })
  return viewDraft(ctx, { ...draft, ...data })
}

/** Says when a child was born, where that decides its class. Refuses with orders.draft_not_found. */
export async function setDraftBorn(
  ctx: Ctx,
  { bornOn, ...owned }: Owned & { bornOn: string },
): Promise<DraftView> {
  return viewDraft(ctx, await changeDraft(ctx, owned, { bornOn: new Date(`${bornOn}T00:00:00Z`) }))
}

async function changeDraft(
  ctx: Ctx,
  { ownerKey, draftId }: Owned,
  data: Prisma.OrderDraftUpdateManyMutationInput & Pick<Prisma.OrderDraftUncheckedUpdateInput, 'recipientId'>,
): Promise<DraftRecord> {
  await ctx.db.orderDraft.updateMany({ where: { id: draftId, ownerHash: hashOfOwner(ownerKey) }, data })
  return getDraftRecord(ctx, { ownerKey, draftId })
}

/** Refuses with orders.draft_not_found. */
export async function getDraftRecord(ctx: Ctx, { ownerKey, draftId }: Owned): Promise<DraftRecord> {
  const draft = await ctx.db.orderDraft.findFirst({
    where: { id: draftId, ownerHash: hashOfOwner(ownerKey) },
    include: draftParts,
  })
  if (!draft) throw new DomainError('orders.draft_not_found')
  return draft
}

async function ownRecipient({ viewer, db }: Ctx, recipientId: string): Promise<Named & { id: string }> {
  if (viewer.kind !== 'person') throw new DomainError('families.recipient_not_found')
  return getOwnRecipient({ viewer }, db, recipientId)
}

type Named = { readonly calledBy: string; readonly asksFirst: boolean }

/** `known` is the draft's recipient, where somebody has just read them. */
async function viewDraft(ctx: Ctx, draft: DraftRecord, known?: Named): Promise<DraftView> {
  const { offering } = draft
  const described = draft.recipient as DraftRecipient | null
  const recipient =
    known ??
    (draft.recipientId
      ? await ctx.db.recipient.findUnique({
          where: { id: draft.recipientId },
          select: { calledBy: true, asksFirst: true },
        })
      : null)
  const caregiver = draft.caregiverId
    ? await ctx.db.caregiver.findFirst({ where: { id: draft.caregiverId, providerId: offering.providerId } })
    : null
  const isSaid = recipient !== null || described !== null
  const refundPolicy = offering.refundPolicy as RefundPolicy
  const asksFirst = recipient?.asksFirst ?? described?.asksFirst ?? false
  const { startsAt } = draft
  const endsAt = draft.endsAt ?? (startsAt && after(startsAt, minutes(offering.minutes)))
  const [sold] = offering.pools
  return {
    id: draft.id,
    step: !isSaid ? 'who' : !draft.startsAt ? 'when' : 'confirm',
    orderId: draft.orderId,
    offering: {
      id: offering.id,
      providerId: offering.providerId,
      providerName: offering.provider.name,
      title: offering.title,
      category: offering.category,
      mode: offering.mode,
      unit: offering.unit,
      minutes: offering.minutes,
      priceFen: offering.priceFen,
      refundPolicy,
    },
    recipientId: draft.recipientId,
    recipient: described,
    calledBy: recipient?.calledBy ?? described?.calledBy ?? null,
    caregiverId: draft.caregiverId,
    caregiverName: caregiver?.name ?? null,
    startsAt,
    endsAt,
    places: sold
      ? { term: termOf(offering.unit, sold.pool.kind), bornOn: await birthDateOf(ctx, draft) }
      : null,
    plan: planOf(draft),
    count: draft.count,
    note: openDraftNote(ctx.ports.vault, draft),
    priceFen: offering.priceFen * draft.count,
    asksFirst,
    forecast:
      startsAt && endsAt
        ? forecastDraft({ startsAt, endsAt, asksFirst, refundPolicy, now: ctx.clock.now() })
        : null,
  }
}

export const hashOfOwner = (ownerKey: string) => createHash('sha256').update(ownerKey).digest('hex')
