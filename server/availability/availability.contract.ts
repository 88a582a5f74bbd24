import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

export const findSlotsInput = z.object({
  offeringId: z.uuid(),
  caregiverId: z.uuid().nullable().default(null),
  /** First day, wall date in Asia/Shanghai; today when absent. */
  from: z.iso.date().optional(),
  days: z.number().int().min(1).max(31).default(14),
})

export type Slot = { startsAt: Date; endsAt: Date; caregiverIds: readonly string[] }
export type SlotDay = { date: string; slots: readonly Slot[] }
export type SlotsView = {
  days: readonly SlotDay[]
  caregivers: readonly ChoosableCaregiver[]
}
export type ChoosableCaregiver = {
  id: string
  name: string
  gender: 'female' | 'male'
  level: number | null
  /** Where their portrait is shown; null where initials stand for it. */
  portrait: string | null
}

export const availabilityProblems = problems({
  'availability.offering_not_found': { status: 404 },
  'availability.ends_before_start': { status: 422 },
  'availability.visits_promised': { status: 409, params: z.object({ count: z.number() }) },
  'availability.places_sold': { status: 409, params: z.object({ count: z.number() }) },
})
