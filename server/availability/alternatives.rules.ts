import type { SlotsView } from './availability.contract.ts'

export type Alternatives = {
  /** Others who could come at the very hour. */
  readonly sameHour: readonly { readonly id: string; readonly name: string }[]
  /** The hours of the one wished for that lie nearest, in the order of the calendar. */
  readonly sameCaregiver: {
    readonly id: string
    readonly name: string
    readonly startsAt: readonly Date[]
  } | null
}

/** What is left of a wish that somebody else was granted meanwhile: at most three of each. */
export function alternativesTo(
  { days, caregivers }: SlotsView,
  wish: { readonly startsAt: Date; readonly caregiverId: string | null },
): Alternatives {
  const slots = days.flatMap((day) => day.slots)
  const at = wish.startsAt.getTime()
  const free = new Set(slots.find(({ startsAt }) => startsAt.getTime() === at)?.caregiverIds)
  const wished = caregivers.find(({ id }) => id === wish.caregiverId)
  const nearest = slots
    .filter(({ caregiverIds }) => wished && caregiverIds.includes(wished.id))
    .map(({ startsAt }) => startsAt)
    .sort((a, b) => Math.abs(a.getTime() - at) - Math.abs(b.getTime() - at))
    .slice(0, 3)
  return {
    sameHour: caregivers
      .filter(({ id }) => free.has(id) && id !== wish.caregiverId)
      .slice(0, 3)
      .map(({ id, name }) => ({ id, name })),
    sameCaregiver:
      wished && nearest.length > 0
        ? { id: wished.id, name: wished.name, startsAt: nearest.sort((a, b) => a.getTime() - b.getTime()) }
        : null,
  }
}
