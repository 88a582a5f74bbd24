import type { Tx } from '../platform/db.ts'
import { storedPhone } from './account.contract.ts'

/**
 * The person with this number (national, 11 figures), made where there is none: whoever holds the phone takes the account over
 * with the first code. Nothing of one that is there already is changed. Two at once end with the same person.
 */
export async function ensurePerson(
  tx: Tx,
  { name, phone }: { name: string; phone: string },
): Promise<{ id: string }> {
  const phoneNumber = storedPhone(phone)
  await tx.user.createMany({
    data: { name, email: `${phone}@phone.invalid`, phoneNumber, phoneNumberVerified: false },
    skipDuplicates: true,
  })
  return tx.user.findUniqueOrThrow({ where: { phoneNumber }, select: { id: true } })
}
