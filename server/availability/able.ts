import { isCleared } from '../filings/clearance.contract.ts'
import { holdsCredential, requiredCredentials } from '../providers/providers.entry.ts'
import type { Carer } from './read-carers.ts'
import type { Offer } from './read-offers.ts'
import type { CaregiverTime } from './slots.rules.ts'

/**
 * Says of caregivers whether they may do an offering on a wall date, and gives them as the rules of time want them. What
 * the law asks for is looked up once a day and kind of work, however many caregivers are asked about.
 */
export function ableFor(offer: Pick<Offer, 'category' | 'mode' | 'cleared'>, days: readonly string[] = []) {
  const openOn = new Map(days.map((day) => [day, isCleared(offer.cleared, day)]))
  const open = (day: string) => openOn.get(day) ?? isCleared(offer.cleared, day)
  const kindsOn = new Map(days.map((day) => [day, requiredCredentials(offer, day)]))
  const required = (day: string) => kindsOn.get(day) ?? requiredCredentials(offer, day)
  return {
    isSkilled: (carer: Carer) => carer.skills.includes(offer.category),
    timeOf: (carer: Carer): CaregiverTime => {
      const ableOn = (day: string) =>
        open(day) && required(day).every((kind) => holdsCredential(carer.credentials, kind, day))
      return Object.assign({ ableOn }, carer)
    },
  }
}
