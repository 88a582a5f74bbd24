import type { Chore } from '../platform/every.ts'
import type { ConditionName, FacetName, SearchQuery } from './discovery.contract.ts'
import type { NameLexicon } from './name-lexicon.contract.ts'
import type { Word } from './words.contract.ts'

/** What an engine of its own is told about a provider; lists hold one entry per site. */
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
  readonly rating: number
  readonly _geo: { readonly lat: number; readonly lng: number } | null
}

/** Each facet leaves its own filter out; values as `facetNames` says. */
export type FacetCounts = Readonly<Partial<Record<FacetName, Readonly<Record<string, number>>>>> &
  Readonly<Record<'kind' | 'city' | 'district', Readonly<Record<string, number>>>>

export type SearchFound = {
  readonly ids: readonly string[]
  readonly total: number
  readonly facets: FacetCounts
  /** How many there would be without each one condition that is set; where nothing was found. */
  readonly without?: Readonly<Partial<Record<ConditionName, number>>>
  /** Who answered, where it was not the engine that was asked. */
  readonly engine?: EngineName
}

type EngineName = 'postgres' | 'embedded' | 'meilisearch'

/**
 * Finds providers: ids in order, the exact total and facet counts. Every one of `words` has to be found; without
 * them it is those of the query as typed. Cards are read from the database.
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
  /** How providers are called, where the engine knows it by now. */
  names?(): NameLexicon | null
  /** Begins to keep what the engine keeps in this process, until stopped. Only for a process that answers searches. */
  open?(): Chore
}
