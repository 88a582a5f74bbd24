import type { Db } from '../../server/platform/db.ts'
import { type ConsentPurpose, consentPurposes } from '../../server/privacy/consent.contract.ts'

/** Somebody of the family has asked a recipient and noted the yes, to everything unless told: for ten years, whatever a clock does. */
export async function agreedTo(
  db: Db,
  recipientId: string,
  by: { id: string; name: string },
  purposes: readonly ConsentPurpose[] = consentPurposes,
): Promise<void> {
  const given = { givenAt: new Date('2026-01-01T00:00:00Z'), expiresAt: new Date('2036-01-01T00:00:00Z') }
  const said = { ...given, basis: 'on_behalf', textVersion: 1, givenBy: by.id, givenByName: by.name } as const
  await db.consent.createMany({ data: purposes.map((purpose) => ({ recipientId, purpose, ...said })) })
}
