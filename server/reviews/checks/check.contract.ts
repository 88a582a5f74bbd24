import { z } from 'zod'
import type { ReviewPhotoView } from '../photos/photo.contract.ts'

export const checkStates = ['open', 'decided', 'appealed', 'closed'] as const
export type CheckState = (typeof checkStates)[number]
export const checkActors = ['provider', 'reader', 'family', 'operator', 'clock'] as const
export type CheckActor = (typeof checkActors)[number]
const checkTransitions = ['chase', 'decide', 'appeal', 'settle', 'chase_appeal', 'decide_again'] as const
export type CheckTransition = (typeof checkTransitions)[number]
/** `hide`: the words stay, the photos go. */
export const outcomes = ['keep', 'hide', 'remove'] as const
export type ReviewOutcome = (typeof outcomes)[number]
/** 不实, 泄露隐私, 辱骂, 广告, 不是这次服务, 照片不妥. */
export const reportReasons = ['untrue', 'private', 'abuse', 'advert', 'other_visit', 'photo'] as const
/** What rules find odd: it asks a person to look, and judges nothing. */
export const suspicionCodes = ['same_household', 'burst', 'copied_text', 'contact_details'] as const
export type Suspicion = (typeof suspicionCodes)[number]

const key = z.uuid()
const said = z.string().trim().min(4).max(500)

export const reportReviewInput = z.object({
  reviewId: z.uuid(),
  reason: z.enum(reportReasons),
  /** One photo alone. */
  photoId: z.uuid().optional(),
  text: said,
  key,
})
export const decideCheckInput = z.object({
  checkId: z.uuid(),
  outcome: z.enum(outcomes),
  reason: said,
  key,
})
export const appealCheckInput = z.object({ checkId: z.uuid(), text: said, key })
export const readReviewInput = z.object({ reviewId: z.uuid() })

/** What one side is told of a check of a review. */
export type CheckNews = {
  id: string
  reviewId: string
  state: CheckState
  outcome: ReviewOutcome | null
  reason: string
  finalReason: string
  decidedAt: Date | null
  canAppeal: boolean
  /** Until then, where it may be. */
  appealBy: Date | null
}

/** One review in the operators' queue. */
export type CheckView = {
  id: string
  state: CheckState
  cause: 'suspicious' | 'reported'
  reasons: readonly string[]
  reportedSide: 'provider' | 'reader' | null
  reportText: string
  /** What was reported is this photo alone. */
  photoId: string | null
  openedAt: Date
  due: { at: Date; transition: CheckTransition } | null
  outcome: ReviewOutcome | null
  reason: string
  finalReason: string
  decidedAt: Date | null
  appealSide: 'family' | 'provider' | null
  appealText: string
  /** Appealed, and the viewer decided it the first time: a colleague's turn. */
  colleague: boolean
  closedAt: Date | null
  review: {
    id: string
    voice: 'family' | 'elder'
    state: string
    stars: number
    text: string
    followUp: string | null
    reply: string | null
    createdAt: Date
    title: string
    providerId: string
    providerName: string
    orderId: string
    orderNumber: string
    photos: readonly ReviewPhotoView[]
  }
}

/** What a reader is about to report. */
export type ReadReview = {
  id: string
  providerId: string
  providerName: string
  text: string
  stars: number
  photos: readonly ReviewPhotoView[]
}
