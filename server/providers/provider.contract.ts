import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import { type RefundPolicy, refundPolicyText } from '../orders/policy.contract.ts'
import type { ReviewPhotoView } from '../reviews/photos/photo.contract.ts'
import type { RemedyState } from '../reviews/remedies/remedy.contract.ts'
import type { ReviewDimensions, ReviewTag, ReviewVoice } from '../reviews/review.contract.ts'
import type { OpeningView } from './opening.contract.ts'

export const providerKinds = [
  'residential',
  'home_care',
  'day_care',
  'meals',
  'nursing',
  'community_hub',
  'nursery',
  'home_nursery',
  'medical',
  'volunteer',
  'education',
] as const
export type ProviderKind = (typeof providerKinds)[number]

const providerStates = ['unclaimed', 'verified', 'suspended'] as const
export type ProviderState = (typeof providerStates)[number]

/** GB/T 43153-2023 groups for home care, plus day care, stays, childcare and learning. */
export const offeringCategories = [
  'meal_help',
  'bathing',
  'cleaning',
  'walking_help',
  'medical_escort',
  'urgent_help',
  'basic_care',
  'health_management',
  'visiting',
  'comfort',
  'errands',
  'home_adaptation',
  'day_care',
  'respite',
  'residence',
  'rehabilitation',
  'home_medical',
  'chronic_care',
  'childcare_full',
  'childcare_half',
  'childcare_hourly',
  'childcare_temporary',
  'care_course',
  'senior_learning',
  'parent_course',
  'volunteer_visit',
] as const
export type OfferingCategory = (typeof offeringCategories)[number]

export const offeringModes = ['at_home', 'on_site', 'online'] as const
export type OfferingMode = (typeof offeringModes)[number]
export const offeringUnits = ['visit', 'hour', 'day', 'month', 'meal', 'seat'] as const
export type OfferingUnit = (typeof offeringUnits)[number]
/** GB/T 42195-2022, from able to wholly dependent. */
export const abilityGrades = ['intact', 'mild', 'moderate', 'severe', 'total'] as const
export type AbilityGrade = (typeof abilityGrades)[number]
/** Under 6 months, 6-12 (乳儿班), 12-24 (托小班), 24-36 (托大班), and older. */
export const ageClasses = ['infant_6', 'infant_12', 'toddler_24', 'toddler_36', 'child'] as const
export type AgeClass = (typeof ageClasses)[number]
/** What caregivers speak with those they care for. */
export const languages = [
  'mandarin',
  'shanghainese',
  'wu',
  'cantonese',
  'hokkien',
  'hakka',
  'sichuanese',
  'hunanese',
  'english',
  'sign_language',
] as const
export type Language = (typeof languages)[number]
/** GB/T 37276 for institutions (5 is best), WS/T 821 for nurseries (A is best). */
export const providerGrades = ['5', '4', '3', '2', '1', 'A', 'B', 'C', 'D'] as const
export type ProviderGrade = (typeof providerGrades)[number]

export const credentialKinds = ['health_certificate', 'carer_level', 'no_criminal_record'] as const
export type CredentialKind = (typeof credentialKinds)[number]

export const providerIdInput = z.object({ providerId: z.uuid() })
export const submitClaimInput = z.object({
  providerId: z.uuid(),
  position: z.string().trim().min(1).max(40),
  /** 统一社会信用代码: 18 characters, GB 32100-2015. */
  creditCode: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/),
  contact: z
    .string()
    .trim()
    .regex(/^1[3-9]\d{9}$/),
  note: z.string().trim().max(500).default(''),
  key: z.uuid(),
})
export const decideClaimInput = z.object({
  claimId: z.uuid(),
  decision: z.enum(['approve', 'reject']),
  reason: z.string().trim().max(500).default(''),
  key: z.uuid(),
})
export const saveProfileInput = z.object({
  providerId: z.uuid(),
  summary: z.string().trim().max(600),
  phone: z
    .string()
    .trim()
    .regex(/^(|0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4})$/)
    .default(''),
  /** Takes consumption vouchers (养老服务消费补贴); is designated for long-term-care insurance (长护险定点). */
  voucher: z.boolean().default(false),
  ltci: z.boolean().default(false),
})
/** What may be charged besides the price: nothing else can be. */
export const feeKinds = ['holiday', 'evening', 'distance'] as const
const share = z.coerce.number().int().min(100)
const feeInput = z.discriminatedUnion('kind', [
  /** Hundredths of a percent of the price, on public holidays. */
  z.object({ kind: z.literal('holiday'), basisPoints: share.max(20_000) }),
  /** The same for visits that start at this wall minute or later. */
  z.object({
    kind: z.literal('evening'),
    basisPoints: share.max(10_000),
    fromMinute: z.coerce.number().int().min(960).max(1439),
  }),
  /** For each kilometre begun beyond the free ones, as the crow flies from the provider's site. */
  z.object({
    kind: z.literal('distance'),
    freeKm: z.coerce.number().int().min(0).max(50),
    fenPerKm: z.coerce.number().int().min(1).max(5_000),
  }),
])
export type Fee = z.infer<typeof feeInput>
export const offeringFees = z
  .array(feeInput)
  .max(feeKinds.length)
  .refine((fees) => new Set(fees.map(({ kind }) => kind)).size === fees.length)
  .default([])

export const saveOfferingInput = z.object({
  providerId: z.uuid(),
  offeringId: z.uuid().optional(),
  category: z.enum(offeringCategories),
  title: z.string().trim().min(2).max(40),
  description: z.string().trim().max(600).default(''),
  mode: z.enum(offeringModes),
  unit: z.enum(offeringUnits),
  /** Price in fen per unit. */
  priceFen: z.coerce.number().int().min(0).max(10_000_000),
  minutes: z.coerce.number().int().min(15).max(1440),
  noticeMinutes: z.coerce.number().int().min(0).max(10_080).default(120),
  refundPolicy: refundPolicyText.default('flexible'),
  /** What is done each time, in order; carers tick it off. */
  tasks: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  /** Whom it is for, by ability or by age; none means anybody. */
  servesAbilities: z.array(z.enum(abilityGrades)).default([]),
  servesAges: z.array(z.enum(ageClasses)).default([]),
  fees: offeringFees,
  /** Paid besides the first bill of a monthly stay and given back after it, in fen. */
  depositFen: z.coerce.number().int().min(0).max(120_000_000).default(0),
})
export const retireOfferingInput = z.object({ providerId: z.uuid(), offeringId: z.uuid() })
const hoursInput = z.array(
  z
    .object({
      weekday: z.coerce.number().int().min(1).max(7),
      startMinute: z.coerce.number().int().min(0).max(1440),
      endMinute: z.coerce.number().int().min(0).max(1440),
    })
    .refine((row) => row.startMinute < row.endMinute, { path: ['endMinute'] }),
)
export const saveCaregiverInput = z.object({
  providerId: z.uuid(),
  caregiverId: z.uuid().optional(),
  name: z.string().trim().min(1).max(40),
  gender: z.enum(['female', 'male']),
  bio: z.string().trim().max(300).default(''),
  skills: z.array(z.enum(offeringCategories)).min(1),
  /** What they speak with those they care for. */
  languages: z.array(z.enum(languages)).default([]),
  hours: hoursInput,
  healthCertificate: z
    .object({ number: z.string().trim().min(4).max(40), expiresOn: z.iso.date() })
    .nullable()
    .default(null),
  /** Phone of the caregiver's own account, to run their visits; empty when the manager does. */
  accountPhone: z
    .string()
    .trim()
    .regex(/^(|1[3-9]\d{9})$/)
    .default(''),
})
export const retireCaregiverInput = z.object({ providerId: z.uuid(), caregiverId: z.uuid() })

export type OfferingView = {
  id: string
  category: OfferingCategory
  title: string
  description: string
  mode: (typeof offeringModes)[number]
  unit: (typeof offeringUnits)[number]
  priceFen: number
  minutes: number
  noticeMinutes: number
  refundPolicy: RefundPolicy
  /** Whom it is for; none means anybody. */
  /** What is done each time, in order. */
  tasks: readonly string[]
  servesAbilities: readonly AbilityGrade[]
  servesAges: readonly AgeClass[]
  /** Charged besides, and when. */
  fees: readonly Fee[]
  /** Given back after a monthly stay, in fen; 0 where none is taken. */
  depositFen: number
  /** Some able caregiver could do it. */
  bookable: boolean
}

export type CaregiverCard = {
  id: string
  name: string
  gender: 'female' | 'male'
  level: number | null
  bio: string
  skills: readonly OfferingCategory[]
  languages: readonly Language[]
  healthCertificateUntil: string | null
  /** Where their portrait is shown; null where initials stand for it. */
  portrait: string | null
}

/** Why a provider can't be booked yet, in the order to mend it. */
export const bookabilityGaps = [
  'unclaimed',
  'suspended',
  'no_offering',
  'no_papers',
  'no_caregiver',
  'no_hours',
  'no_credential',
] as const
export type BookabilityGap = (typeof bookabilityGaps)[number]

export type RatingView = {
  /** Of 1 to 5; null under three voices. */
  mean: number | null
  /** Bayesian: everybody is given three voices of three stars first. */
  weighed: number
  count: number
  /** From one star to five. */
  histogram: readonly [number, number, number, number, number]
}

export type ProviderPage = {
  id: string
  kind: ProviderKind
  name: string
  state: ProviderState
  summary: string
  phone: string | null
  inclusive: boolean
  voucher: boolean
  ltci: boolean
  grade: ProviderGrade | null
  example: boolean
  capacity: number | null
  place: string
  addressLine: string
  lat: number | null
  lng: number | null
  opening: OpeningView
  bookable: boolean
  gaps: readonly BookabilityGap[]
  offerings: readonly OfferingView[]
  caregivers: readonly CaregiverCard[]
  /** What families say; what the elders themselves say stands apart and moves no rank. */
  rating: RatingView
  elderRating: RatingView & { byPhone: number }
  /** The families' means, null under three voices. */
  dimensions: ReviewDimensions
  reviews: readonly {
    id: string
    voice: ReviewVoice
    stars: number
    tags: readonly ReviewTag[]
    /** An elder's word that somebody noted for them. */
    noted: boolean
    followUp: string | null
    followUpAt: Date | null
    /** What came of a bad one; null where it is not bad. */
    remedy: { state: RemedyState; remedyBy: Date; text: string } | null
    text: string
    author: string
    createdAt: Date
    title: string
    reply: string | null
    repliedAt: Date | null
    photos: readonly ReviewPhotoView[]
  }[]
  /** Where the listing came from, when it was imported. */
  sources: readonly { profile: string; importedAt: Date }[]
  /** The viewer's own claim, or that they run it. */
  mine: 'manager' | 'carer' | 'claim_submitted' | null
}

export type ProviderSetup = {
  id: string
  name: string
  state: ProviderState
  summary: string
  phone: string
  voucher: boolean
  ltci: boolean
  /** Given by the authorities and written by an operator; only shown. */
  grade: ProviderGrade | null
  bookable: boolean
  gaps: readonly BookabilityGap[]
  offerings: readonly OfferingView[]
  caregivers: readonly (CaregiverCard & {
    hours: readonly { weekday: number; startMinute: number; endMinute: number }[]
    healthCertificateNumber: string | null
    accountPhone: string | null
    /** Anybody sees the portrait at the provider's page. */
    portraitPublic: boolean
    gaps: readonly BookabilityGap[]
  })[]
}

export type ClaimView = {
  id: string
  state: 'submitted' | 'approved' | 'rejected' | 'withdrawn'
  providerId: string
  providerName: string
  providerPlace: string
  claimantName: string
  position: string
  creditCode: string
  contact: string
  note: string
  reason: string | null
  createdAt: Date
  decidedAt: Date | null
}

export const providerProblems = problems({
  'providers.not_found': { status: 404 },
  'providers.not_allowed': { status: 403 },
  'providers.already_claimed': { status: 409 },
  'providers.claim_pending': { status: 409 },
  'providers.claim_not_found': { status: 404 },
  'providers.claim_decided': { status: 409 },
  'providers.reason_missing': { status: 422, field: 'reason' },
  'providers.credit_code_wrong': { status: 422, field: 'creditCode' },
  'providers.hours_overlap': { status: 422, field: 'hours' },
  'providers.offering_not_found': { status: 404 },
  'providers.caregiver_not_found': { status: 404 },
  'providers.caregiver_has_visits': { status: 409, params: z.object({ count: z.number() }) },
  'providers.deposit_for_months': { status: 422, field: 'deposit' },
  'providers.deposit_too_large': {
    status: 422,
    field: 'deposit',
    params: z.object({ mostFen: z.number() }),
  },
  'providers.promised_returns': { status: 422, field: 'description' },
})
