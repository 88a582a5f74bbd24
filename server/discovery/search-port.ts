import type { Chore } from '../platform/every.ts'
import type { ConditionName, FacetName, ProviderCard, SearchQuery } from './discovery.contract.ts'
import type { PlaceView } from './find-places.ts'
import type { NameLexicon } from './name-lexicon.contract.ts'
import type { Word } from './words.contract.ts'

/**
 * What an engine of its own is told about a provider; lists of places hold one entry per site. Conditions hold together for
 * one of `sites`, one of `offerings` and one of `caregivers`.
 */
export type SearchDocument = {
  readonly id: string
  readonly name: string
  readonly searchText: string
  readonly kind: string
  readonly cities: readonly string[]
  readonly districts: readonly string[]
  /** `city/district` */
  readonly places: readonly string[]
  readonly categories: readonly string[]
  readonly bookable: boolean
  readonly claimed: boolean
  readonly inclusive: boolean
  readonly voucher: boolean
  readonly ltci: boolean
  readonly grade: string | null
  /** Weighed as ranking.rules.ts says. */
  readonly rating: number
  /** The mean that is shown, from three voices on. */
  readonly ratingMean: number | null
  readonly reviewCount: number
  readonly sites: readonly SiteFacts[]
  readonly offerings: readonly OfferingFacts[]
  readonly caregivers: readonly CaregiverFacts[]
  readonly standing: Standing
  readonly _geo: { readonly lat: number; readonly lng: number } | null
}

/** Empty texts where the source does not say. WGS-84. */
export type SiteFacts = {
  readonly province: string
  readonly city: string
  readonly district: string
  readonly street: string
  readonly addressLine: string
  readonly lat: number | null
  readonly lng: number | null
}
/** One that is not retired; empty lists serve anybody. Fen per unit. */
export type OfferingFacts = {
  readonly title: string
  readonly category: string
  readonly unit: string
  readonly priceFen: number
  readonly abilities: readonly string[]
  readonly ages: readonly string[]
}
/** One who has not retired; credentials are those that are valid today. */
export type CaregiverFacts = {
  readonly gender: string
  readonly level: number | null
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly credentials: readonly string[]
}
/** Ended orders of the last 180 days, and the wall date of the first free time when somebody last looked. */
export type Standing = { readonly kept: number; readonly broken: number; readonly soonestDay: string | null }
/** With the weighed rating. */
export type RankedBy = Standing & { readonly rating: number }

/** Each facet leaves its own filter out; values as `facetNames` says, those of no listing left out. */
export type FacetCounts = Readonly<Partial<Record<FacetName, Readonly<Record<string, number>>>>>

export type SearchFound = {
  readonly ids: readonly string[]
  readonly total: number
  readonly facets: FacetCounts
  /** How many there would be without each one condition that is set; where nothing was found. */
  readonly without?: Readonly<Partial<Record<ConditionName, number>>>
  /** The same for each word, in their order, and without any of them. */
  readonly withoutWord?: readonly number[]
  readonly withoutWords?: number
  /** Of those on the page, in their order, where the engine has them at hand. */
  readonly standings?: readonly RankedBy[]
  /** Who answered, where it was not the engine that was asked. */
  readonly engine?: EngineName
}

type EngineName = 'postgres' | 'embedded' | 'meilisearch'

/**
 * Finds providers: ids in order, the exact total and facet counts. Every one of `words` has to be found; without
 * them it is those of the query as typed.
 */
export type SearchPort = {
  readonly name: EngineName
  search(
    query: SearchQuery,
    pageSize: number,
    words?: readonly Word[],
    /** Only these: those free in the window asked for. The engine knows nothing about `day` itself. */
    among?: readonly string[],
  ): Promise<SearchFound>
  /** Brings documents up to date; the PostgreSQL engine reads its own tables and has nothing to do. */
  index(documents: readonly SearchDocument[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  healthy(): Promise<boolean>
  /** What operators are told, where there is more to say than healthy or not. */
  state?(): Promise<SearchState>
  /** How providers are called, where the engine knows it by now. */
  names?(): NameLexicon | null
  /** Cards in this order, where this process knows all of them by now; metres from `near`. */
  cards?(ids: readonly string[], near: SearchQuery['near']): readonly ProviderCard[] | null
  /** Cities and districts with their sites, most first, where this process knows them by now. */
  places?(): readonly PlaceView[] | null
  /** Begins to keep what the engine keeps in this process, until stopped. Only for a process that answers searches. */
  open?(): Chore
  /** How far an index is that is being filled; null while none is. */
  filling?(): { readonly done: number; readonly total: number } | null
  /** Makes the engine's index anew while the old one goes on answering. */
  rebuild?(tell?: Progress): Promise<void>
  /** After the engine was away: brings it what changed meanwhile. */
  caughtUp?(): Promise<void>
}

/** How many listings of how many are done. */
export type Progress = (progress: { readonly done: number; readonly total: number }) => void

/** `engine` answers; where it is not the one that was chosen, that one is `away`. */
export type SearchState = {
  readonly state: 'ok' | 'degraded' | 'down'
  readonly engine?: EngineName
  readonly away?: EngineName
  readonly filling?: { readonly done: number; readonly total: number }
}
