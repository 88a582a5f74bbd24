import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import { type ProviderCard, type SearchQuery, searchInput } from './discovery.contract.ts'

/** A person keeps at most so many searches. */
export const mostSavedSearches = 20
/** A search is remembered listing by listing up to so many; of more, only listings that are new themselves are told. */
export const rememberedFinds = 200

/** Control characters are typing accidents; PostgreSQL refuses NUL. */
const name = z
  .string()
  .transform((typed) => typed.replace(/\p{Cc}/gu, ' ').trim())
  .pipe(z.string().min(1).max(60))

export const saveSearchInput = z.object({ query: searchInput, name })
export const savedSearchInput = z.object({ searchId: z.uuid() })
export const renameSavedSearchInput = savedSearchInput.extend({ name })
export const pauseSavedSearchInput = savedSearchInput.extend({ paused: z.boolean() })

export type SavedSearchView = {
  id: string
  name: string
  query: SearchQuery
  /** How many have come that fit, since the person last looked. */
  fresh: number
  paused: boolean
  /** The day it asks for has passed: nothing will come any more. */
  over: boolean
  /** More fit than are remembered one by one. */
  wide: boolean
  createdAt: Date
}

export type SavedSearchPage = SavedSearchView & {
  /** Who has come since it was saved, newest first, with those that are new since the last look marked. */
  finds: readonly { card: ProviderCard; foundAt: Date; isNew: boolean }[]
}

export const savedSearchProblems = problems({
  'searches.not_found': { status: 404 },
  'searches.nothing_asked': { status: 422 },
  'searches.too_many': { status: 409, params: z.object({ most: z.number() }) },
})
