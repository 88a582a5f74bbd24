import type { SlotsView } from '../availability/availability.contract.ts'
import { type Alternatives, alternativesTo, findSlots } from '../availability/availability.entry.ts'
import type { Ctx } from '../context.ts'
import { getDraftRecord } from './drafts.ts'
import { forWhom } from './for-whom.ts'

/**
 * When a draft's visit could take place in the next 14 days, for the one it is for: their home's ways and their wishes
 * count, so that what is offered can be placed. With a caregiver only theirs; the names are everybody's who could come.
 * `instead` says what is nearest to the time chosen before. Refuses with orders.draft_not_found,
 * availability.offering_not_found.
 */
export async function draftSlots(
  ctx: Ctx,
  { caregiverId, ...owned }: { ownerKey: string; draftId: string; caregiverId: string | null },
): Promise<SlotsView & { instead: Alternatives | null }> {
  const draft = await getDraftRecord(ctx, owned)
  const whom = await forWhom(ctx.db, draft.recipientId)
  const asked = { offeringId: draft.offeringId, caregiverId: null, days: 14 }
  const everybody = await findSlots(ctx, asked, whom)
  const { startsAt } = draft
  return {
    caregivers: everybody.caregivers,
    days: everybody.days.map(({ date, slots }) => ({
      date,
      slots: slots
        .filter(({ caregiverIds }) => !caregiverId || caregiverIds.includes(caregiverId))
        // Who could come is told once, above: on a phone every kilobyte counts.
        .map((slot) => ({ ...slot, caregiverIds: [] })),
    })),
    instead: startsAt && alternativesTo(everybody, { startsAt, caregiverId: draft.caregiverId }),
  }
}
