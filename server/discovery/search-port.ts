import type { Chore } from '../platform/every.ts'
import type { ConditionName, ProviderCard, SearchQuery } from './discovery.contract.ts'
import type { PlaceView } from './find-places.ts'
import type { NameLexicon } from './name-lexicon.contract.ts'
import type { FacetCounts, RankedBy, SearchDocument, Spots } from './search-facts.contract.ts'
import type { Word } from './words.contract.ts'

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
  /** Where all are whom `search` would find, where this process knows all of them by now. */
  spots?(query: SearchQuery, words: readonly Word[], among?: readonly string[]): Spots | null
  /** Cities and districts with their sites, most first, where this process knows them by now. */
  places?(): readonly PlaceView[] | null
  /** Begins to keep what the engine keeps in this process, until stopped. Only for a process that answers searches. */
  open?(): Chore
  /** Another text whenever anything it would answer has changed; null where that can't be told. */
  version?(): string | null
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
type SearchState = {
  readonly state: 'ok' | 'degraded' | 'down'
  readonly engine?: EngineName
  readonly away?: EngineName
  readonly filling?: { readonly done: number; readonly total: number }
}
