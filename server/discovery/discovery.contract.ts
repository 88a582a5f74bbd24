import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import type {
  AbilityGrade,
  AgeClass,
  CredentialKind,
  Language,
  OfferingCategory,
  OfferingUnit,
  ProviderGrade,
  ProviderKind,
} from '../providers/provider.contract.ts'
import {
  abilityGrades,
  ageClasses,
  credentialKinds,
  languages,
  offeringCategories,
  offeringUnits,
  providerGrades,
  providerKinds,
} from '../providers/provider.contract.ts'
import type { Word } from './words.contract.ts'

const sorts = ['relevance', 'distance', 'rating', 'price'] as const
const genders = ['female', 'male'] as const
/** Control characters are typing accidents; PostgreSQL refuses NUL. */
const text = (most: number) =>
  z
    .string()
    .transform((typed) => typed.replace(/\p{Cc}/gu, ' ').trim())
    .pipe(z.string().max(most))
    .default('')
const fen = z.number().int().min(0).max(100_000_000)
const minuteOfDay = z.number().int().min(0).max(1_440)

/**
 * What is asked for. Conditions on a site (province to street, within) hold for one and the same site; those on an offering
 * (category, unit, price, ability, age) for one offering; those on a caregiver (gender, language, credential, level, and
 * the skill for `category`) for one caregiver, who for `day` has a bookable start in that window.
 */
export const searchInput = z.object({
  q: text(80),
  province: text(20),
  city: text(20),
  district: text(20),
  street: text(20),
  kind: z.enum(providerKinds).optional(),
  category: z.enum(offeringCategories).optional(),
  unit: z.enum(offeringUnits).optional(),
  /** Fen per unit, both included. */
  priceFrom: fen.optional(),
  priceTo: fen.optional(),
  /** The ability of the one who is cared for; offerings for anybody fit. */
  ability: z.enum(abilityGrades).optional(),
  age: z.enum(ageClasses).optional(),
  bookable: z.boolean().default(false),
  inclusive: z.boolean().default(false),
  voucher: z.boolean().default(false),
  ltci: z.boolean().default(false),
  /** A shown mean of at least so many stars. */
  rating: z.number().min(1).max(5).optional(),
  /** That grade or a better one of the same scale. */
  grade: z.enum(providerGrades).optional(),
  gender: z.enum(genders).optional(),
  language: z.enum(languages).optional(),
  credential: z.enum(credentialKinds).optional(),
  /** 养老护理员 level, at least. */
  level: z.number().int().min(1).max(8).optional(),
  /** Wall date in Asia/Shanghai on which a visit can be booked, starting between these minutes after midnight. */
  day: z.iso.date().optional(),
  fromMinute: minuteOfDay.default(0),
  toMinute: minuteOfDay.default(1_440),
  sort: z.enum(sorts).default('relevance'),
  /** WGS-84; distances are from here, in metres. */
  near: z.object({ lat: z.number(), lng: z.number() }).optional(),
  /** Only sites at most this many metres from `near`; without `near` it says nothing. */
  within: z.number().int().min(100).max(200_000).optional(),
  page: z.number().int().min(1).max(500).default(1),
})
export type SearchQuery = z.infer<typeof searchInput>

export type ProviderCard = {
  id: string
  kind: ProviderKind
  name: string
  place: string
  addressLine: string
  lat: number | null
  lng: number | null
  metres: number | null
  bookable: boolean
  claimed: boolean
  inclusive: boolean
  voucher: boolean
  ltci: boolean
  grade: ProviderGrade | null
  example: boolean
  categories: readonly OfferingCategory[]
  fromPriceFen: number | null
  /** Per what that price is; null with it. */
  fromUnit: OfferingUnit | null
  ratingMean: number | null
  ratingCount: number
}

/** Where a word was found: typed as it was, found as it is written there. */
export type SearchReason = {
  typed: string
  found: string
  at: 'name' | 'offers' | 'place' | 'address' | 'details'
}

/**
 * What a place among equally relevant hits is made of (ranking.rules.ts): nothing else counts, and nothing can be paid for.
 * `score` is the blend of all of them out of 100.
 */
export type RankFactors = {
  metres: number | null
  /** Stars after a few middling voices were added, which is what counts, and how many really spoke. */
  rating: { weighed: number; count: number }
  /** Of the orders of the last 180 days that came to an end: how many were kept; null where there were none. */
  kept: { kept: number; of: number } | null
  /** Wall date of the first free time when somebody last looked, some minutes ago: a signal, not a promise. */
  soonestDay: string | null
  score: number
}

/** A card that was searched for: which parts of its name were meant, why it is among the hits, and why it stands there. */
export type SearchHit = ProviderCard & {
  marks: readonly (readonly [from: number, to: number])[]
  reasons: readonly SearchReason[]
  why: RankFactors
}

/**
 * What choices are counted. A district's value is `city/district`, a street's `city/district/street`, since cities share
 * names, and streets are counted once a district is chosen; `rating` counts shown means of at least 3, 4 and 4.5; `grade` and
 * `level` that one or better; `only` the yes-or-no conditions by their name. Each leaves its own condition out (a place also
 * the smaller ones in it), so that a count is what choosing that value would find.
 */
export const facetNames = [
  'province',
  'city',
  'district',
  'street',
  'kind',
  'category',
  'unit',
  'ability',
  'age',
  'rating',
  'grade',
  'gender',
  'language',
  'credential',
  'level',
  'only',
] as const
export type FacetName = (typeof facetNames)[number]
/** Conditions that can be left out one by one to find more. */
export const conditionNames = [
  'place',
  'within',
  'kind',
  'category',
  'unit',
  'price',
  'ability',
  'age',
  'bookable',
  'inclusive',
  'voucher',
  'ltci',
  'rating',
  'grade',
  'gender',
  'language',
  'credential',
  'level',
  'day',
] as const
export type ConditionName = (typeof conditionNames)[number]

type ChoiceNames = {
  kind: ProviderKind
  category: OfferingCategory
  unit: OfferingUnit
  ability: AbilityGrade
  age: AgeClass
  rating: '3' | '4' | '4.5'
  grade: ProviderGrade
  gender: (typeof genders)[number]
  language: Language
  credential: CredentialKind
  only: 'bookable' | 'inclusive' | 'voucher' | 'ltci'
}
export type FacetChoice<Name extends FacetName = FacetName> = {
  readonly value: Name extends keyof ChoiceNames ? ChoiceNames[Name] : string
  readonly count: number
}

export type SearchResult = {
  hits: readonly SearchHit[]
  total: number
  page: number
  pages: number
  /** Most frequent first, those of none left out; grades and levels in their own order, the best first. */
  facets: { readonly [Name in FacetName]: readonly FacetChoice<Name>[] }
  /** Where nothing was found: how many there would be without that one condition; those that bring nothing are left out. */
  without: Readonly<Partial<Record<ConditionName, number>>>
  /** The same for each word, by what was typed, and for all of them where there are several. */
  withoutWords: readonly { typed: string; total: number }[]
  withoutAllWords: number
  /** Why `day` was not looked at: it is over, or further away than visits can be booked. */
  dayIgnored: 'past' | 'too_far' | null
  /** What was looked for, as it was understood. */
  words: readonly Word[]
  engine: 'postgres' | 'embedded' | 'meilisearch'
}

export const suggestInput = z.object({ q: text(40) })

/** What somebody may mean by what they have typed so far. */
export type Suggestions = {
  /** Services, by what they are called; `english` for readers of English. */
  readonly services: readonly { readonly text: string; readonly english: string }[]
  readonly places: readonly { readonly city: string; readonly district: string }[]
  readonly providers: readonly { readonly id: string; readonly name: string; readonly place: string }[]
}

export const discoveryProblems = problems({
  'discovery.unavailable': { status: 503 },
})
