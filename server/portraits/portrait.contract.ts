import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

const ofCaregiver = z.object({ providerId: z.uuid(), caregiverId: z.uuid() })
const picture = z.object({
  bytes: z.instanceof(Uint8Array),
  /** Shown to anybody at the provider's page, not only to those the caregiver comes to. */
  everybody: z.boolean().default(false),
})
/** `agreed`: the caregiver was asked and said yes. */
export const putPortraitInput = ofCaregiver.extend(picture.shape).extend({ agreed: z.boolean() })
export const removePortraitInput = ofCaregiver
export const putOwnPortraitInput = picture
export const showOwnPortraitInput = picture.pick({ everybody: true })
/** `until` (milliseconds) and `seal` where it is not for everybody. */
export const portraitPictureInput = z.object({
  portraitId: z.uuid(),
  size: z.enum(['large', 'small']).default('small'),
  until: z.number().int().default(0),
  seal: z.string().max(100).default(''),
})

/** What a caregiver's own page says of their portrait. */
export type OwnPortrait = {
  name: string
  /** Where it is shown now, or null: initials stand for it. */
  portrait: string | null
  everybody: boolean
  /** A manager put it there and says that the caregiver agreed. */
  byManager: boolean
  at: Date | null
  providers: readonly { id: string; name: string }[]
}

export const portraitProblems = problems({
  'portraits.not_found': { status: 404 },
  'portraits.unreadable': { status: 422, field: 'photo' },
  'portraits.too_small': { status: 422, field: 'photo' },
  'portraits.not_agreed': { status: 422, field: 'agreed' },
})
