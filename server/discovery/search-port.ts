import type { SearchQuery } from './discovery.contract.ts'

export type SearchDocument = {
  readonly id: string
  readonly name: string
  readonly searchText: string
  readonly kind: string
  readonly city: string
  readonly district: string
  readonly categories: readonly string[]
  readonly bookable: boolean
  readonly claimed: boolean
  readonly inclusive: boolean
  readonly ratingMean: number
  readonly ratingCount: number
  readonly _geo: { readonly lat: number; readonly lng: number } | null
}

export type FacetCounts = Readonly<Record<'kind' | 'city' | 'district', Readonly<Record<string, number>>>>

/** Finds providers: ids in order, the exact total and facet counts. Cards are read from the database. */
export type SearchPort = {
  readonly name: 'postgres' | 'meilisearch'
  search(query: SearchQuery, pageSize: number): Promise<{ ids: readonly string[]; total: number; facets: FacetCounts }>
  /** Brings documents up to date; the PostgreSQL engine reads its own tables and has nothing to do. */
  index(documents: readonly SearchDocument[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  healthy(): Promise<boolean>
}
