import type { SlotsView } from '../availability/availability.contract.ts'
import {
  type Alternatives,
  alternativesTo,
  type ForWhom,
  findSlots,
  wishesInTheWay,
} from '../availability/availability.entry.ts'
import type { Ctx } from '../context.ts'
import { type WishesInput, type WishKind, wishKinds, without } from '../families/wishes.contract.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { wishesOfDraft } from './draft-wishes.ts'
import { type DraftRecord, getDraftRecord } from './drafts.ts'
import { forWhomDraft, heeded } from './for-whom.ts'
import type { WishesBar } from './order-view.contract.ts'

const DAYS = 14

type Offered = SlotsView & {
  readonly instead: Alternatives | null
  /** Whom the recipient lets in, for changing it here. */
  readonly wishes: WishesInput | null
  /** Why nobody is offered, where wishes are the reason. */
  readonly bar: WishesBar | null
}

/**
 * When a draft's visit could take place in the next 14 days, for the one it is for: their home's ways and their wishes
 * count, so that what is offered can be placed. With a caregiver only theirs; the names are everybody's who could come.
 * `instead` says what is nearest to the time chosen before. Refuses with orders.draft_not_found,
 * availability.offering_not_found.
 */
export async function draftSlots(
  ctx: Ctx,
  { caregiverId, ...owned }: { ownerKey: string; draftId: string; caregiverId: string | null },
): Promise<Offered> {
  const draft = await getDraftRecord(ctx, owned)
  const whom = await forWhomDraft(ctx.db, draft)
  // Null to whoever does not belong to the family.
  const wishes = await wishesOfDraft(ctx, draft)
  const everybody = await findSlots(
    ctx,
    { offeringId: draft.offeringId, caregiverId: null, days: DAYS },
    whom,
    wishes ? 'familiar' : 'public',
  )
  const { startsAt } = draft
  const nobody = everybody.days.every(({ slots }) => slots.length === 0)
  return {
    wishes,
    bar: nobody && wishes ? await barOf(ctx, draft, whom, wishes) : null,
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

/** Which wish to take back so that somebody fits; null where nobody has time whatever is wished for. */
async function barOf(
  ctx: Ctx,
  { offeringId }: DraftRecord,
  whom: ForWhom,
  wishes: WishesInput,
): Promise<WishesBar | null> {
  const now = ctx.clock.now()
  const asked = { offeringId, caregiverId: null, firstDay: dayOf(now), days: DAYS, now, whom }
  const set = wishKinds.filter((kind) => isWished(wishes, kind))
  const { ways, anybodyAt } = await wishesInTheWay(
    ctx.db,
    asked,
    set.map((kind) => ({ kind, wishes: heeded(without(wishes, kind)) })),
  )
  return anybodyAt && { ways, anybodyAt }
}

function isWished({ gender, languages, hasPets, smokes }: WishesInput, kind: WishKind): boolean {
  const said = { gender: gender !== 'anybody', languages: languages.length > 0, pets: hasPets, smoke: smokes }
  return said[kind]
}
