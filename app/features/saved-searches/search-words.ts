import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { useConditions } from '../discovery/conditions.ts'
import type { Home } from '../discovery/homes.ts'

/**
 * What a saved search looks out for, as a family would say it. How able somebody is, is never kept, and a position without a
 * radius only sorts: neither is told.
 */
export function useSearchWords(query: SearchQuery, homes: readonly Home[] = []): string[] {
  const { ability: _, near, ...rest } = query
  const formats = useFormats()
  const conditions = useConditions({ ...rest, near: query.within ? near : undefined }, homes)
  return [query.q && formats.quoted(query.q), ...conditions.map(({ text }) => text)].filter(
    (word) => word !== '',
  )
}

const LONGEST = 60

/** The name a search is offered under, in the reader's language; null where nothing is asked for. */
export function useProposedName(query: SearchQuery): string | null {
  const t = useT('searches')
  const words = useSearchWords({ ...query, q: '' })
  const name = [query.q, ...words].filter(Boolean).join(t('join'))
  return [...name].slice(0, LONGEST).join('') || null
}
