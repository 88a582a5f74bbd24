import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import type { CheckNews } from './checks/check.contract.ts'
import { photosWithReview, type ReviewPhotoView } from './photos/photo.contract.ts'
import type { RemedyView } from './remedies/remedy.contract.ts'

const reviewVoices = ['family', 'elder'] as const
export type ReviewVoice = (typeof reviewVoices)[number]
export const reviewStates = ['written', 'held', 'published', 'removed'] as const
export type ReviewState = (typeof reviewStates)[number]
export const reviewActors = ['family', 'recipient', 'provider', 'operator', 'clock'] as const
export type ReviewActor = (typeof reviewActors)[number]
const reviewTransitions = [
  'edit',
  'publish',
  'hold',
  'release',
  'remove',
  'restore',
  'reply',
  'follow_up',
] as const
export type ReviewTransition = (typeof reviewTransitions)[number]

/** 准时, 专业, 态度, 安全, 值不值. */
export const dimensions = ['punctual', 'skill', 'attitude', 'safety', 'value'] as const
export type Dimension = (typeof dimensions)[number]
export const reviewTags = [
  'on_time',
  'gentle',
  'patient',
  'skilled',
  'clean',
  'explains',
  'late',
  'rushed',
  'careless',
  'less_done',
] as const
export type ReviewTag = (typeof reviewTags)[number]

/** 非常满意 5 … 非常不满意 1 (GB/T 39735): from two down a case is opened. */
export const badStars = 2
/** A mean of one or two voices says more about them than about the provider. */
export const voicesForAMean = 3
/** Everybody is given three voices of three stars first: the same as in the ranking. */
export const priorVoices = 3
export const priorStars = 3

const key = z.uuid()
const stars = z.coerce.number().int().min(1).max(5)
const maybe = stars.optional()
const said = z.string().trim().min(2).max(500)

export const writeReviewInput = z.object({
  orderId: z.uuid(),
  stars,
  punctual: maybe,
  skill: maybe,
  attitude: maybe,
  safety: maybe,
  value: maybe,
  tags: z.array(z.enum(reviewTags)).max(5).default([]),
  text: z.string().trim().max(1000).default(''),
  anonymous: z.boolean().default(false),
  ...photosWithReview,
  key,
})
export const rateAsElderInput = z.object({ orderId: z.uuid(), stars, key })
/** What the elder said on the phone, noted by the family or by us. */
export const noteElderInput = rateAsElderInput.extend({ text: z.string().trim().max(300).default('') })
export const rateHomeInput = z.object({
  orderId: z.uuid(),
  punctual: z.boolean().default(false),
  ready: z.boolean().default(false),
  respectful: z.boolean().default(false),
  text: z.string().trim().max(300).default(''),
  key,
})
export const replyReviewInput = z.object({ reviewId: z.uuid(), text: said, key })
export const followUpInput = z.object({ reviewId: z.uuid(), text: said, key })
export const orderReviewsInput = z.object({ orderId: z.uuid() })
export const deskReviewsInput = z.object({ providerId: z.uuid() })

export type ReviewDimensions = Readonly<Record<Dimension, number | null>>

/** One voice as its own side sees it. */
export type OwnReview = {
  id: string
  voice: ReviewVoice
  state: ReviewState
  stars: number
  dimensions: ReviewDimensions
  tags: readonly ReviewTag[]
  text: string
  anonymous: boolean
  authorName: string
  notedBy: 'recipient' | 'family' | 'operator' | null
  createdAt: Date
  publishedAt: Date | null
  reply: string | null
  repliedAt: Date | null
  followUp: string | null
  followUpAt: Date | null
  canFollowUp: boolean
  photos: readonly ReviewPhotoView[]
}

export type HomeReviewView = {
  punctual: boolean
  ready: boolean
  respectful: boolean
  text: string
  authorName: string
  publishedAt: Date | null
}

/** Everything that was said about one visit, for the family. */
export type OrderReviews = {
  /** The family's own may be written, or still be changed. */
  canWrite: boolean
  /** Photos may be taken away. */
  mayDrop: boolean
  /** The elder's may be noted down. */
  canNote: boolean
  /** Until then nobody but the writers reads it; null once published, or nothing is written. */
  publishesAt: Date | null
  reviews: readonly OwnReview[]
  /** Only once published. */
  home: HomeReviewView | null
  checks: readonly CheckNews[]
  remedies: readonly RemedyView[]
}

/** A visit whose home the provider may still say something of. */
export type HomeToRate = {
  orderId: string
  title: string
  recipientName: string
  startsAt: Date
  /** The family has written already: both are published as soon as this is. */
  familyWrote: boolean
  publishesAt: Date | null
}

export type DeskReviews = {
  reviews: readonly (OwnReview & { title: string; author: string })[]
  homes: readonly HomeToRate[]
  /** Written and not published yet: how many, without a word of them. */
  waiting: number
  checks: readonly CheckNews[]
  remedies: readonly RemedyView[]
}

/** The visit an elder may say something of, on their own page. */
export type ElderToRate = { orderId: string; title: string; caregiverName: string }

export const reviewProblems = problems({
  'reviews.not_reviewable': { status: 409 },
  'reviews.already_written': { status: 409 },
  'reviews.window_over': { status: 409 },
  'reviews.not_found': { status: 404 },
  'reviews.already_replied': { status: 409 },
  'reviews.already_followed_up': { status: 409 },
  'reviews.published_already': { status: 409 },
  'reviews.not_your_move': { status: 403 },
  'reviews.changed_meanwhile': { status: 409 },
  'reviews.looks_odd': { status: 409 },
  'reviews.checked_already': { status: 409 },
  'reviews.check_not_found': { status: 404 },
  'reviews.colleague_decides': { status: 403 },
  'reviews.faces_not_agreed': { status: 422, field: 'faces' },
  'reviews.too_many_photos': { status: 422, field: 'photos', params: z.object({ most: z.number() }) },
  'reviews.photo_too_large': { status: 422, field: 'photos', params: z.object({ megabytes: z.number() }) },
  'reviews.photo_infected': { status: 422, field: 'photos' },
  'reviews.scanner_down': { status: 503, field: 'photos' },
  'reviews.photo_unreadable': { status: 422, field: 'photos' },
  'reviews.photo_gone': { status: 404 },
  'reviews.no_photos': { status: 422, field: 'outcome' },
  'reviews.remedy_not_found': { status: 404 },
  'reviews.call_first': { status: 409 },
})
