import { type DaySpan, isCleared } from '../filings/clearance.contract.ts'
import { type BookabilityGap, bookabilityGaps, type ProviderState } from './provider.contract.ts'
import { requiredCredentials } from './requirements.rules.ts'

/** What bookability depends on. Retired offerings and caregivers are left out by whoever reads. */
export type ProviderFacts = {
  readonly state: ProviderState
  readonly offerings: readonly OfferingFacts[]
  readonly caregivers: readonly CaregiverFacts[]
}
export type OfferingFacts = {
  readonly id: string
  readonly category: string
  readonly mode: string
  /** When the provider's own papers allow it. */
  readonly cleared: readonly DaySpan[]
  /** An operator keeps it from being booked. */
  readonly suspended?: boolean
}
export type CaregiverFacts = {
  readonly id: string
  /** An operator keeps them from being booked. */
  readonly suspended?: boolean
  readonly skills: readonly string[]
  readonly hours: readonly unknown[]
  readonly credentials: readonly CredentialFacts[]
}
/** Valid up to and including the wall date `expiresOn`; null does not expire. */
export type CredentialFacts = {
  readonly kind: string
  readonly expiresOn: string | null
  readonly suspended: boolean
}

export type Bookability = {
  readonly bookable: boolean
  /** Why not, in the order to mend it. */
  readonly gaps: readonly BookabilityGap[]
  readonly bookableOfferings: ReadonlySet<string>
}

/**
 * Whether a provider may be booked on `day` ('YYYY-MM-DD', Shanghai), and what is missing. Bookable means verified, with
 * some offering that its papers allow and for which some caregiver has the skill, working hours and every required credential.
 */
export function bookabilityOf(provider: ProviderFacts, day: string): Bookability {
  const open = provider.offerings.filter(({ cleared }) => isCleared(cleared, day))
  const ready = open.filter((offering) =>
    provider.caregivers.some((caregiver) => caregiver.hours.length > 0 && isAble(caregiver, offering, day)),
  )
  const bookable = provider.state === 'verified' && ready.length > 0
  // Who is missing is judged by the work that papers allow, where they allow any.
  const judged = open.length > 0 ? { ...provider, offerings: open } : provider
  const gaps = bookable ? [] : bookabilityGaps.filter((gap) => missing[gap](judged, day))
  return { bookable, gaps, bookableOfferings: new Set(bookable ? ready.map(({ id }) => id) : []) }
}

/** What keeps one caregiver from being booked by anybody. */
export function caregiverGaps(
  caregiver: CaregiverFacts,
  offerings: readonly OfferingFacts[],
  day: string,
): BookabilityGap[] {
  const theirs = offerings.filter((offering) => isSkilled(caregiver, offering))
  const gaps: BookabilityGap[] = []
  if (theirs.length === 0) gaps.push('no_offering')
  if (caregiver.hours.length === 0) gaps.push('no_hours')
  if (theirs.length > 0 && !theirs.some((offering) => isAble(caregiver, offering, day)))
    gaps.push('no_credential')
  return gaps
}

/** Has the skill and, on `day`, every credential the work requires. Invariant 6: a lapsed one can't be booked. */
export function isAble(
  caregiver: Omit<CaregiverFacts, 'id' | 'hours'>,
  offering: Pick<OfferingFacts, 'category' | 'mode' | 'suspended'>,
  day: string,
) {
  return (
    !caregiver.suspended &&
    !offering.suspended &&
    isSkilled(caregiver, offering) &&
    requiredCredentials(offering, day).every((kind) => holds(caregiver.credentials, kind, day))
  )
}

const missing: Record<BookabilityGap, (provider: ProviderFacts, day: string) => boolean> = {
  unclaimed: ({ state }) => state === 'unclaimed',
  suspended: ({ state }) => state === 'suspended',
  no_offering: ({ offerings }) => offerings.length === 0,
  no_papers: ({ offerings }, day) =>
    offerings.length > 0 && !offerings.some(({ cleared }) => isCleared(cleared, day)),
  no_caregiver: (provider) => provider.offerings.length > 0 && skilledIn(provider).length === 0,
  no_hours: (provider) =>
    skilledIn(provider).length > 0 && skilledIn(provider).every(({ hours }) => hours.length === 0),
  // Also where one has the hours and another the certificate: nobody with hours is certified.
  no_credential: (provider, day) => {
    const working = skilledIn(provider).filter(({ hours }) => hours.length > 0)
    const candidates = working.length > 0 ? working : skilledIn(provider)
    return (
      candidates.length > 0 &&
      !candidates.some((one) => provider.offerings.some((offering) => isAble(one, offering, day)))
    )
  },
}

const skilledIn = ({ caregivers, offerings }: ProviderFacts) =>
  caregivers.filter((caregiver) => offerings.some((offering) => isSkilled(caregiver, offering)))

const isSkilled = (
  { skills }: Pick<CaregiverFacts, 'skills'>,
  { category }: Pick<OfferingFacts, 'category'>,
) => skills.includes(category)

/** Whether one of these credentials is of that kind and valid on a wall date. */
export const holds = (credentials: readonly CredentialFacts[], kind: string, day: string) =>
  credentials.some(
    (credential) =>
      credential.kind === kind &&
      !credential.suspended &&
      (credential.expiresOn === null || day <= credential.expiresOn),
  )

/** Whether two rows of a week overlap; rows that only touch do not. */
export function hoursOverlap(
  hours: readonly { readonly weekday: number; readonly startMinute: number; readonly endMinute: number }[],
): boolean {
  return hours.some((one, index) =>
    hours
      .slice(index + 1)
      .some(
        (other) =>
          one.weekday === other.weekday &&
          one.startMinute < other.endMinute &&
          other.startMinute < one.endMinute,
      ),
  )
}
