import type { PersonCtx } from '../context.ts'
import { roleIn } from '../families/families.entry.ts'
import type { Clock } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Db, Tx } from '../platform/db.ts'
import { CONSENT_TEXT_VERSION, consentPurposes, type RecipientConsents } from './consent.contract.ts'
import { needsGuardian, standingOf } from './consent.rules.ts'

/**
 * What is agreed to for somebody of the viewer's family: every member reads it, watchers can't change it. Refuses with
 * families.recipient_not_found.
 */
export async function findConsents(
  { db, viewer, clock }: PersonCtx,
  { recipientId }: { recipientId: string },
): Promise<RecipientConsents> {
  const recipient = await db.recipient.findFirst({
    where: { id: recipientId, archivedAt: null, familyId: { in: viewer.families.map(({ id }) => id) } },
    select: { familyId: true },
  })
  if (!recipient) throw new DomainError('families.recipient_not_found')
  const role = roleIn(viewer, recipient.familyId)
  return {
    ...(await readConsents({ db, clock }, recipientId)),
    mayChange: role !== null && role !== 'viewer',
  }
}

/** The same for whoever has been let in; the recipient themself may change all of it. */
export async function readConsents(
  { db, clock }: { db: Db | Tx; clock: Clock },
  recipientId: string,
): Promise<RecipientConsents> {
  const { consents, bornOn, ...recipient } = await db.recipient.findUniqueOrThrow({
    where: { id: recipientId },
    select: {
      ...{ id: true, calledBy: true, name: true, kind: true, bornOn: true },
      consents: { distinct: ['purpose'], orderBy: [{ givenAt: 'desc' }, { id: 'desc' }] },
    },
  })
  const now = clock.now()
  return {
    recipient,
    needsGuardian: needsGuardian({ kind: recipient.kind, bornOn }, now),
    mayChange: true,
    textVersion: CONSENT_TEXT_VERSION,
    items: consentPurposes.map((purpose) => {
      const latest = consents.find((row) => row.purpose === purpose)
      return { purpose, ...standingOf(latest, now, CONSENT_TEXT_VERSION) }
    }),
  }
}
