import { createHash } from 'node:crypto'
import type { Settings } from 'meilisearch'

/** Raised whenever documents are made otherwise: a new release then fills an index of its own. */
const SHAPE = 2

const PLACES = ['provinces', 'cities', 'districts', 'streets']

const exact = (attributePatterns: string[], comparison = false) => ({
  attributePatterns,
  features: { facetSearch: false, filter: { equality: true, comparison } },
})

/**
 * The settings of the index, as code. Words become filters on pairs of letters, so that hits, totals and facets are exactly
 * those of the other engines; slips, sounds and synonyms are understood before any engine is asked. The engine's own cutting of Chinese,
 * typo tolerance and synonyms would add hits to that, and are off; order is by what the documents say.
 */
export const settings = {
  searchableAttributes: [] as string[],
  displayedAttributes: [
    'id',
    'provider',
    'standing',
    'quality',
    'rating',
    'nameLength',
    'offers',
    '_geo',
    ...PLACES,
    'day',
  ],
  filterableAttributes: [
    exact([
      'id',
      'provider',
      'stands',
      'called',
      '*Grams',
      'says',
      'kind',
      'kinds',
      'categories',
      'only',
      'means',
      'grades',
    ]),
    exact(['at', 'inCities', 'inDistricts', 'unplaced', ...PLACES, 'of', 'of.*']),
    exact(['offers', 'carers', 'mean'], true),
    '_geo',
  ],
  sortableAttributes: ['_geo', 'from', 'mean', 'nameLength', 'provider', 'quality', 'rating', 'standing'],
  rankingRules: ['sort'],
  typoTolerance: { enabled: false },
  proximityPrecision: 'byAttribute',
  facetSearch: false,
  prefixSearch: 'disabled',
  pagination: { maxTotalHits: 10_000_000 },
  faceting: { maxValuesPerFacet: 10_000, sortFacetValuesBy: { '*': 'count' } },
} satisfies Settings

const version = createHash('sha256')
  .update(JSON.stringify([SHAPE, settings]))
  .digest('hex')
  .slice(0, 8)

/** Each shape has an index of its own: old and new releases work side by side while a new one is rolled out. */
export const indexNames = (prefix: string) => ({
  live: `${prefix}-${version}`,
  /** What is being filled, to be swapped with `live`. */
  next: `${prefix}-${version}-next`,
  isOlder: (uid: string) =>
    new RegExp(`^${prefix}-[0-9a-f]{8}(-next)?$`).test(uid) && !uid.startsWith(`${prefix}-${version}`),
})

/** Whether the index is set up as this release wants it; what the engine adds by itself does not count. */
export function agree(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((one, at) => agree(found[at], one))
    )
  if (typeof wanted !== 'object' || wanted === null) return found === wanted
  return Object.entries(wanted).every(([name, value]) =>
    agree((found as Record<string, unknown> | null)?.[name], value),
  )
}
