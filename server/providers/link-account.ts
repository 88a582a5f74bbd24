import { ensurePerson } from '../accounts/accounts.entry.ts'
import type { Tx } from '../platform/db.ts'

/**
 * Ties the account with this mainland phone to a caregiver, who may then run their own visits; an empty phone unties. Where
 * nobody has that number yet, whoever signs in with it first is the caregiver: a provider learns of no number whether it is
 * registered here. An account is one caregiver at a provider: the newest tie wins.
 */
export async function linkAccount(
  tx: Tx,
  {
    providerId,
    caregiverId,
    name,
    phone,
  }: { providerId: string; caregiverId: string; name: string; phone: string },
): Promise<void> {
  const userId = phone ? (await ensurePerson(tx, { name, phone })).id : null
  const before = await tx.caregiver.findUniqueOrThrow({
    where: { id: caregiverId },
    select: { userId: true },
  })
  if (before.userId === userId) return
  if (userId) await tx.caregiver.updateMany({ where: { providerId, userId }, data: { userId: null } })
  await tx.caregiver.update({ where: { id: caregiverId }, data: { userId } })
  if (before.userId) await endCarerRole(tx, providerId, before.userId)
  if (userId) await beginCarerRole(tx, providerId, userId)
}

/** Whoever is no caregiver there any more loses sight of the provider's orders; a manager stays manager. */
export async function endCarerRole(tx: Tx, providerId: string, userId: string): Promise<void> {
  await tx.providerMember.deleteMany({ where: { providerId, userId, role: 'carer' } })
}

async function beginCarerRole(tx: Tx, providerId: string, userId: string): Promise<void> {
  await tx.providerMember.upsert({
    where: { providerId_userId: { providerId, userId } },
    create: { providerId, userId, role: 'carer' },
    update: {},
  })
}
