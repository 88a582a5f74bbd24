import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import type { OfferingCategory, OfferingUnit, ProviderKind } from '../providers/provider.contract.ts'
import { offeringCategories, providerKinds } from '../providers/provider.contract.ts'
import type { Word } from './words.contract.ts'

const sorts = ['relevance', 'distance', 'rating'] as const
/** Control characters are typing accidents; PostgreSQL refuses NUL. */
const text = (most: number) =>
  z
    .string()
    .transform((typed) => typed.replace(/\p{Cc}/gu, ' ').trim())
    .pipe(z.string().max(most))
    .default('')
export const searchInput = z.object({
  q: text(80),
  city: text(20),
  district: text(20),
  kind: z.enum(providerKinds).optional(),
  category: z.enum(offeringCategories).optional(),
  bookable: z.boolean().default(false),
  inclusive: z.boolean().default(false),
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

/** A card that was searched for: which parts of its name were meant, and why it is among the hits. */
export type SearchHit = ProviderCard & {
  marks: readonly (readonly [from: number, to: number])[]
  reasons: readonly SearchReason[]
}

export type SearchResult = {
  hits: readonly SearchHit[]
  total: number
  page: number
  pages: number
  facets: {
    kinds: readonly { value: ProviderKind; count: number }[]
    districts: readonly { city: string; value: string; count: number }[]
    cities: readonly { value: string; count: number }[]
  }
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
