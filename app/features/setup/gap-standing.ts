import type { BookabilityGap, ProviderSetup } from '../../../server/providers/provider.contract.ts'

export type Standing = 'done' | 'open' | 'later'

/** What a step is judged by: without a service nobody can be lacking for it, without a caregiver nobody's hours. */
const after: Partial<Record<BookabilityGap, readonly BookabilityGap[]>> = {
  no_papers: ['no_offering'],
  no_caregiver: ['no_offering'],
  no_hours: ['no_offering', 'no_caregiver'],
  no_credential: ['no_offering', 'no_caregiver'],
}

/** Where a step of the checklist stands. What cannot be judged yet is `later`, never done. */
export function standingOf(gap: BookabilityGap, { gaps }: Pick<ProviderSetup, 'gaps'>): Standing {
  if (gaps.includes(gap)) return 'open'
  return after[gap]?.some((earlier) => gaps.includes(earlier)) ? 'later' : 'done'
}
