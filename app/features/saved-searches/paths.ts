import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { searchPath } from '../discovery/search-path.ts'

/** Where a search is saved: its own address, elsewhere. */
export const newSearchPath = (query: SearchQuery): string =>
  searchPath({ ...query, page: 1 }).replace(/^\/search/, '/searches/new')
