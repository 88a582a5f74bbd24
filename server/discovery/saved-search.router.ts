import { personProcedure, router } from '../rpc/trpc.ts'
import {
  pauseSavedSearchInput,
  renameSavedSearchInput,
  savedSearchInput,
  saveSearchInput,
} from './saved-search.contract.ts'
import {
  pauseSavedSearch,
  removeSavedSearch,
  renameSavedSearch,
  restoreSavedSearch,
} from './saved-searches/change-saved-search.ts'
import { findSavedSearches, openSavedSearch } from './saved-searches/find-saved-searches.ts'
import { saveSearch } from './saved-searches/save-search.ts'

export const savedSearchRouter = router({
  /** The viewer's kept searches, latest first, with how many are new in each. */
  list: personProcedure.query(({ ctx }) => findSavedSearches(ctx)),
  /** Keeps a search; the same one twice is one. Refuses with searches.nothing_asked or searches.too_many. */
  save: personProcedure.input(saveSearchInput).mutation(({ ctx, input }) => saveSearch(ctx, input)),
  /** Who has come since; counts as having looked. Refuses with searches.not_found. */
  open: personProcedure.input(savedSearchInput).mutation(({ ctx, input }) => openSavedSearch(ctx, input)),
  /** Another name. Refuses with searches.not_found. */
  rename: personProcedure
    .input(renameSavedSearchInput)
    .mutation(({ ctx, input }) => renameSavedSearch(ctx, input)),
  /** Quiet, or no longer. Refuses with searches.not_found. */
  pause: personProcedure
    .input(pauseSavedSearchInput)
    .mutation(({ ctx, input }) => pauseSavedSearch(ctx, input)),
  /** Away, for a day to be taken back. Refuses with searches.not_found. */
  remove: personProcedure.input(savedSearchInput).mutation(({ ctx, input }) => removeSavedSearch(ctx, input)),
  /** Back again. Refuses with searches.not_found or searches.too_many. */
  restore: personProcedure
    .input(savedSearchInput)
    .mutation(({ ctx, input }) => restoreSavedSearch(ctx, input)),
})
