import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { keepOwnRecipient, nudgeFamily } from '../families/families.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import {
  CONSENT_TEXT_VERSION,
  type ConsentBasis,
  type ConsentPurpose,
  type giveConsentInput,
  type RecipientConsents,
  type withdrawConsentInput,
} from './consent.contract.ts'
import { expiryOf, needsGuardian, saidNoThemself } from './consent.rules.ts'
import { findConsents, readConsents } from './find-consents.ts'

/** Who says it: a member of the family, or the recipient (no account, so no id). */
type Speaker = { readonly id: string | null; readonly name: string }
type Base = Pick<Ctx, 'clock'>

/**
 * The family says yes for somebody they asked, or as a child's guardian; what was said before for the same purpose ends as
 * renewed. Refuses with families.recipient_not_found, families.not_allowed, privacy.declaration_missing,
 * privacy.text_changed (other words were read), privacy.own_no (the recipient took it back themself).
 */
export async function giveConsent(
  ctx: PersonCtx,
  { recipientId, purposes, textVersion, declared }: z.infer<typeof giveConsentInput>,
): Promise<RecipientConsents> {
  if (!declared) throw new DomainError('privacy.declaration_missing')
  if (textVersion !== CONSENT_TEXT_VERSION) throw new DomainError('privacy.text_changed')
  const speaker = { id: ctx.viewer.userId, name: ctx.viewer.name }
  await inTransaction(ctx.db, async (tx) => {
    await lockRecipient(tx, recipientId)
    const { familyId } = await keepOwnRecipient(ctx, tx, recipientId)
    for (const purpose of new Set(purposes)) await agree(tx, ctx, recipientId, purpose, speaker)
    await nudgeFamily(tx, ctx, familyId)
  })
  return findConsents(ctx, { recipientId })
}

/**
 * Takes a yes back: from this moment nothing of it is recorded or shown. Taking back what was not given changes nothing.
 * Refuses with families.recipient_not_found, families.not_allowed.
 */
export async function withdrawConsent(
  ctx: PersonCtx,
  { recipientId, purpose }: z.infer<typeof withdrawConsentInput>,
): Promise<RecipientConsents> {
  await inTransaction(ctx.db, async (tx) => {
    await lockRecipient(tx, recipientId)
    const { familyId } = await keepOwnRecipient(ctx, tx, recipientId)
    await takeBack(tx, ctx, recipientId, purpose, { id: ctx.viewer.userId, name: ctx.viewer.name })
    await nudgeFamily(tx, ctx, familyId)
  })
  return findConsents(ctx, { recipientId })
}

/**
 * The recipient's own yes or no, from a page whose link has been checked. A child under 14 may say no, not yes: refuses with
 * privacy.declaration_missing.
 */
export async function changeOwnConsent(
  ctx: Ctx,
  {
    recipientId,
    purpose,
    answer,
  }: { recipientId: string; purpose: ConsentPurpose; answer: 'agree' | 'withdraw' },
): Promise<RecipientConsents> {
  const { name } = await ctx.db.recipient.findUniqueOrThrow({
    where: { id: recipientId },
    select: { name: true },
  })
  const change = answer === 'agree' ? agree : takeBack
  await inTransaction(ctx.db, async (tx) => {
    await lockRecipient(tx, recipientId)
    await change(tx, ctx, recipientId, purpose, { id: null, name })
  })
  return readConsents(ctx, recipientId)
}

async function agree(tx: Tx, ctx: Base, recipientId: string, purpose: ConsentPurpose, speaker: Speaker) {
  const born = await tx.recipient.findUniqueOrThrow({
    where: { id: recipientId },
    select: { kind: true, bornOn: true },
  })
  const now = ctx.clock.now()
  const guarded = needsGuardian(born, now)
  if (guarded && speaker.id === null) throw new DomainError('privacy.declaration_missing')
  const latest = await tx.consent.findFirst({
    where: { recipientId, purpose },
    orderBy: [{ givenAt: 'desc' }, { id: 'desc' }],
  })
  if (latest && speaker.id !== null && !guarded && saidNoThemself(latest))
    throw new DomainError('privacy.own_no')
  await end(tx, ctx, { recipientId, purpose }, 'renewed', speaker)
  const basis: ConsentBasis = speaker.id === null ? 'self' : guarded ? 'guardian' : 'on_behalf'
  const { id } = await tx.consent.create({
    data: {
      ...{ recipientId, purpose, basis, textVersion: CONSENT_TEXT_VERSION },
      ...{ givenBy: speaker.id, givenByName: speaker.name, givenAt: now, expiresAt: expiryOf(born, now) },
    },
  })
  await remember(tx, ctx, recipientId, speaker, {
    transition: 'consent',
    to: 'given',
    purpose,
    consentId: id,
    basis,
  })
}

async function takeBack(tx: Tx, ctx: Base, recipientId: string, purpose: ConsentPurpose, speaker: Speaker) {
  const ended = await end(tx, ctx, { recipientId, purpose }, 'withdrawn', speaker)
  if (ended === 0) return
  await remember(tx, ctx, recipientId, speaker, { transition: 'revoke', to: 'withdrawn', purpose })
}

/** Two of a family at once wait for each other, before either has read anything; their events keep their order. */
async function lockRecipient(tx: Tx, recipientId: string) {
  await tx.$queryRaw`select 1 from recipient where id = ${recipientId}::uuid for no key update`
}

async function end(
  tx: Tx,
  { clock }: Base,
  of: { recipientId: string; purpose: ConsentPurpose },
  ending: 'withdrawn' | 'renewed',
  { id: endedBy, name: endedByName }: Speaker,
): Promise<number> {
  const data = { ending, endedAt: clock.now(), endedBy, endedByName }
  return (await tx.consent.updateMany({ where: { ...of, endedAt: null }, data })).count
}

type Said = {
  transition: 'consent' | 'revoke'
  to: string
  purpose: ConsentPurpose
  consentId?: string
  basis?: string
}

async function remember(
  tx: Tx,
  { clock }: Base,
  recipientId: string,
  speaker: Speaker,
  said: Said,
): Promise<void> {
  const { transition, to, ...data } = said
  const stream = `consent:${recipientId}`
  const position = (await tx.event.count({ where: { stream } })) + 1
  await recordEvent(tx, {
    ...{ stream, position, subject: 'consent', subjectId: recipientId, transition, from: null, to, data },
    actor: { kind: speaker.id === null ? 'recipient' : 'family', ...speaker },
    at: clock.now(),
  })
}
