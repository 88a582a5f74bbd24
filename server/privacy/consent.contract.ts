import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

/** What each needs a yes of its own for: measuring, photographing, papers about ability and insurance, where somebody is. */
export const consentPurposes = ['health', 'photos', 'papers', 'whereabouts'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]
export type ConsentBasis = 'self' | 'on_behalf' | 'guardian'

/** Counted up when the words of app/i18n/*\/consent.ts change what is agreed to; who agreed to older ones is asked anew at renewal. */
export const CONSENT_TEXT_VERSION = 1

const purposes = z.array(z.enum(consentPurposes)).min(1)
export const recipientConsentsInput = z.object({ recipientId: z.uuid() })
export const giveConsentInput = recipientConsentsInput.extend({
  purposes,
  /** The words that were read. */
  textVersion: z.coerce.number().int(),
  /** Ticked: the recipient was asked, or the viewer is the child's guardian. */
  declared: z.boolean().default(false),
})
export const withdrawConsentInput = recipientConsentsInput.extend({ purpose: z.enum(consentPurposes) })
/** The same by the recipient themself, through their own link. */
const token = z.string().min(20).max(100)
export const ownConsentsInput = z.object({ token })
export const changeOwnConsentInput = z.object({
  token,
  purpose: z.enum(consentPurposes),
  answer: z.enum(['agree', 'withdraw']),
})

type ConsentState = 'never' | 'given' | 'expired' | 'withdrawn'

export type ConsentView = {
  purpose: ConsentPurpose
  state: ConsentState
  basis: ConsentBasis | null
  givenByName: string
  givenAt: Date | null
  expiresAt: Date | null
  endedAt: Date | null
  endedByName: string
  /** The recipient took it back themself: nobody else may say yes in their place. */
  ownNo: boolean
  /** It ends within a month, or the words have changed since. */
  renewable: boolean
}

export type RecipientConsents = {
  recipient: { id: string; calledBy: string; name: string; kind: 'elder' | 'child' }
  /** Under 14: only a guardian says yes (个人信息保护法 31). */
  needsGuardian: boolean
  /** The viewer may say yes or no; a watcher only reads. */
  mayChange: boolean
  textVersion: number
  items: readonly ConsentView[]
}

export const privacyProblems = problems({
  'privacy.health_not_agreed': { status: 409 },
  'privacy.photos_not_agreed': { status: 409 },
  'privacy.papers_not_agreed': { status: 409 },
  'privacy.whereabouts_not_agreed': { status: 409 },
  'privacy.declaration_missing': { status: 422, field: 'declared' },
  'privacy.own_no': { status: 409 },
  'privacy.still_working': { status: 409 },
  'privacy.orders_open': { status: 409 },
  'privacy.text_changed': { status: 409 },
})
