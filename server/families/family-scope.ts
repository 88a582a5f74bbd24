import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Db, Tx } from '../platform/db.ts'
import { type Deed, refuseDeed, roleIn } from './family.rules.ts'

/** Refuses with families.not_found (not the viewer's family) or families.not_allowed (not in the viewer's role). */
export function requireDeed({ viewer }: Pick<PersonCtx, 'viewer'>, familyId: string, deed: Deed): void {
  const problem = refuseDeed(roleIn(viewer, familyId), deed)
  if (problem) throw new DomainError(problem)
}

/**
 * A recipient of the viewer's own family whom the viewer may care for. Refuses with families.recipient_not_found (in no
 * family of theirs, or archived) or families.not_allowed (a viewer only watches).
 */
export async function getOwnRecipient(
  { viewer }: Pick<PersonCtx, 'viewer'>,
  db: Db | Tx,
  recipientId: string,
) {
  const recipient = await db.recipient.findFirst({
    where: { id: recipientId, archivedAt: null, familyId: { in: viewer.families.map(({ id }) => id) } },
  })
  if (!recipient) throw new DomainError('families.recipient_not_found')
  requireDeed({ viewer }, recipient.familyId, 'careForRecipients')
  return recipient
}

/** Of a recipient what an order writes down. */
export type KeptRecipient = {
  readonly id: string
  readonly familyId: string
  readonly asksFirst: boolean
  readonly regionCode: string | null
  readonly addressLine: string
  readonly lat: number | null
  readonly lng: number | null
}

/** The same, in one statement, and kept from being archived until the transaction ends. */
export async function keepOwnRecipient(
  { viewer }: Pick<PersonCtx, 'viewer'>,
  tx: Tx,
  recipientId: string,
): Promise<KeptRecipient> {
  const [recipient] = await tx.$queryRaw<KeptRecipient[]>`
    select id::text, family_id::text as "familyId", asks_first as "asksFirst", region_code as "regionCode",
      address_line as "addressLine", lat, lng
    from recipient where id = ${recipientId}::uuid and archived_at is null
      and family_id = any(${viewer.families.map(({ id }) => id)}::uuid[]) for share`
  if (!recipient) throw new DomainError('families.recipient_not_found')
  requireDeed({ viewer }, recipient.familyId, 'careForRecipients')
  return recipient
}

/**
 * The circle a member belongs to, locked until the transaction ends: whoever changes roles there waits, and decides by
 * what is then true. Refuses with families.not_found when the viewer is not in that circle.
 */
export async function lockCircleOf({ viewer }: Pick<PersonCtx, 'viewer'>, tx: Tx, memberId: string) {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    select f.id from family f join family_member m on m.family_id = f.id where m.id = ${memberId}::uuid for update of f`
  const members = locked
    ? await tx.familyMember.findMany({
        where: { familyId: locked.id },
        select: { id: true, userId: true, role: true },
      })
    : []
  const target = members.find(({ id }) => id === memberId)
  if (!locked || !target || !members.some(({ userId }) => userId === viewer.userId)) {
    throw new DomainError('families.not_found')
  }
  return { familyId: locked.id, members, target }
}
