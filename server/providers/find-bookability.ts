import { isCleared } from '../filings/clearance.contract.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { type Bookability, bookabilityOf, isAble } from './provider.rules.ts'
import { type CaregiverRow, type CareTeam, readCareTeam, readProvider } from './read-provider.ts'

/** Whether a provider may be booked on `day` ('YYYY-MM-DD', Shanghai) and what is missing; null when unknown. */
export async function loadBookability(
  db: Db | Tx,
  providerId: string,
  day: string,
): Promise<Bookability | null> {
  const provider = await readProvider(db, providerId)
  return provider && bookabilityOf(provider, day)
}

/** Those of a care team who may do its offering on `day`: skilled, certified, at a verified provider whose papers allow it. */
function ableOn(team: CareTeam, day: string): readonly CaregiverRow[] {
  if (team.providerState !== 'verified' || !isCleared(team.offering.cleared, day)) return []
  return team.caregivers.filter((caregiver) => isAble(caregiver, team.offering, day))
}

/**
 * The caregivers who may do an offering on the day of `at`, whether free or not; bufferMinutes are kept free after their
 * visits. Empty where the offering is retired or unknown, or the provider not verified.
 */
export async function ableCaregivers(
  db: Db | Tx,
  offeringId: string,
  at: Date,
): Promise<{ id: string; name: string; bufferMinutes: number }[]> {
  const team = await readCareTeam(db, offeringId)
  if (!team) return []
  return ableOn(team, dayOf(at)).map(({ id, name, bufferMinutes }) => ({ id, name, bufferMinutes }))
}
