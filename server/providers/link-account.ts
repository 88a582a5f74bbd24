import { DomainError } from '../kernel/problem.ts'
import type { Tx } from '../platform/db.ts'

/**
 * Ties the account with this mainland phone to a caregiver, who may then run their own visits; an empty phone unties.
 * An account is one caregiver at a provider: the newest tie wins. Refuses with providers.account_unknown.
 */
export async function linkAccount(
  tx: Tx,
  { providerId, caregiverId, phone }: { providerId: string; caregiverId: string; phone: string },
): Promise<void> {
  const userId = phone ? await accountOf(tx, phone) : null
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

async function accountOf(tx: Tx, phone: string): Promise<string> {
  const user = await tx.user.findUnique({ where: { phoneNumber: `+86${phone}` }, select: { id: true } })
  if (!user) throw new DomainError('providers.account_unknown')
  return user.id
}
