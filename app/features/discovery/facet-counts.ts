import type { FacetName, SearchQuery, SearchResult } from '../../../server/discovery/discovery.contract.ts'

/** How many each choice would find; null where it was not counted. */
export type Counts = Readonly<Record<string, number>> | null

/** The counts of one facet; districts and streets are those of the place that is chosen, by their own name. */
export function countsOf(facets: SearchResult['facets'] | null, name: FacetName, query: SearchQuery): Counts {
  const choices: readonly { value: string; count: number }[] = facets?.[name] ?? []
  // Nothing counted: an engine that stands in counts less, and where nothing was found everything would be none.
  if (choices.length === 0) return null
  const above = { district: `${query.city}/`, street: `${query.city}/${query.district}/` }
  const path = name === 'district' || name === 'street' ? above[name] : ''
  return Object.fromEntries(
    choices.flatMap(({ value, count }) =>
      value.startsWith(path) ? [[value.slice(path.length), count]] : [],
    ),
  )
}

export type CountedOption = { readonly value: string; readonly label: string; readonly count: number | null }

/**
 * Choices worth showing, each with its count: those that would find something, and the one that is chosen. Without a list
 * of values those that were counted, the most frequent first.
 */
export function countedOptions(
  values: readonly string[] | null,
  counts: Counts,
  chosen: string | undefined,
  label: (value: string) => string = (value) => value,
): CountedOption[] {
  const all = values ?? Object.keys(counts ?? {}).sort((a, b) => (counts?.[b] ?? 0) - (counts?.[a] ?? 0))
  const known = chosen && !all.includes(chosen) ? [...all, chosen] : all
  return known
    .map((value) => ({ value, label: label(value), count: counts ? (counts[value] ?? 0) : null }))
    .filter(({ value, count }) => value !== '' && (count !== 0 || value === chosen))
}
