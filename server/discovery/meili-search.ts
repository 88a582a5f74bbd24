import { Meilisearch, type MultiSearchQuery } from 'meilisearch'
import type { SearchQuery } from './discovery.contract.ts'
import { fold } from './fold.rules.ts'
import type { FacetCounts, SearchDocument, SearchPort } from './search-port.ts'
import type { Word } from './words.contract.ts'

const INDEX = 'providers'
const ANSWER_WITHIN = 1_500
const MOST_HITS = 100_000

/** The order of attributes is the order of what counts when words are found in them. */
const settings = {
  searchableAttributes: ['name', 'searchText'],
  filterableAttributes: [
    'kind',
    'cities',
    'districts',
    'places',
    'categories',
    'bookable',
    'inclusive',
    '_geo',
  ],
  sortableAttributes: ['standing', 'rating', 'id', '_geo'],
  rankingRules: ['words', 'typo', 'attribute', 'sort', 'proximity', 'exactness'],
  pagination: { maxTotalHits: MOST_HITS },
  faceting: { maxValuesPerFacet: 5_000 },
}

/**
 * Search in a Meilisearch server. Whether somebody can be booked is as of the last indexing; cards always tell today's
 * truth. An index that is still empty counts as a failure, so that a fallback answers instead of "nothing found".
 */
export function createMeiliSearch({ url, key }: { url: string; key?: string | undefined }): SearchPort {
  const server = new Meilisearch({ host: url, timeout: ANSWER_WITHIN, ...(key && { apiKey: key }) })
  const index = server.index(INDEX)
  let filled = false
  const assertFilled = async () => {
    if (filled) return
    filled = (await index.getStats()).numberOfDocuments > 0
    if (!filled) throw new Error('the search index is empty')
  }
  return {
    name: 'meilisearch',
    async search(query, pageSize, words) {
      await assertFilled()
      const { results } = await server.multiSearch({
        queries: [pageQuery(query, words, pageSize), ...facetQueries(query, words)],
      })
      const [page, kinds, cities, districts] = results
      return {
        ids: (page?.hits ?? []).map(({ id }) => String(id)),
        total: page?.totalHits ?? 0,
        facets: {
          kind: countsOf(kinds, 'kind'),
          city: countsOf(cities, 'cities'),
          district: countsOf(districts, 'places'),
        },
      }
    },
    async index(documents) {
      await index.updateSettings(settings)
      await index.addDocuments(documents.map(withStanding), { primaryKey: 'id' })
    },
    async remove(ids) {
      await index.deleteDocuments([...ids])
    },
    healthy: () => server.isHealthy(),
  }
}

/** What can be booked comes before what is run by somebody, and that before what is only listed. */
const withStanding = (document: SearchDocument) => ({
  ...document,
  standing: document.bookable ? 2 : document.claimed ? 1 : 0,
})

function pageQuery(query: SearchQuery, words: Words, pageSize: number): MultiSearchQuery {
  return {
    ...base(query, words, []),
    sort: sortOf(query),
    page: query.page,
    hitsPerPage: pageSize,
    attributesToRetrieve: ['id'],
  }
}

/** Each facet leaves its own filter out; cities leave out the district too. */
function facetQueries(query: SearchQuery, words: Words): MultiSearchQuery[] {
  const counting = { page: 1, hitsPerPage: 0 }
  return [
    { ...base(query, words, ['kind']), ...counting, facets: ['kind'] },
    { ...base(query, words, ['city', 'district']), ...counting, facets: ['cities'] },
    { ...base(query, words, ['district']), ...counting, facets: ['places'] },
  ]
}

type Filter = 'kind' | 'city' | 'district'

type Words = readonly Word[] | undefined

function base(query: SearchQuery, words: Words, without: readonly Filter[]): MultiSearchQuery {
  const { q, category, bookable, inclusive, near, within } = query
  const value = (filter: Filter) => (without.includes(filter) ? '' : (query[filter] ?? ''))
  const filter = [
    ...(value('kind') ? [`kind = ${quoted(value('kind'))}`] : []),
    ...placeFilter(value('city'), value('district')),
    ...(words ?? []).flatMap(placesFilter),
    ...(category ? [`categories = ${quoted(category)}`] : []),
    ...(bookable ? ['bookable = true'] : []),
    ...(inclusive ? ['inclusive = true'] : []),
    ...(near && within !== undefined ? [`_geoRadius(${near.lat}, ${near.lng}, ${within})`] : []),
  ]
  return { indexUid: INDEX, q: words ? textOf(words) : fold(q), matchingStrategy: 'all', filter }
}

/** One spelling each, the closest to what was typed: Meilisearch takes no alternatives in a query. */
const textOf = (words: readonly Word[]) =>
  words.flatMap(({ as, spellings }) => (as === 'place' ? [] : (spellings[0] ?? ''))).join(' ')

function placesFilter({ as, places }: Word): string[] {
  if (as !== 'place') return []
  const any = places.map(({ city, district }) =>
    district ? `places = ${quoted(`${city}/${district}`)}` : `cities = ${quoted(city)}`,
  )
  return [`(${any.join(' OR ')})`]
}

function placeFilter(city: string, district: string): string[] {
  if (city && district) return [`places = ${quoted(`${city}/${district}`)}`]
  if (city) return [`cities = ${quoted(city)}`]
  return district ? [`districts = ${quoted(district)}`] : []
}

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`

function sortOf({ sort, near }: SearchQuery): string[] {
  const distance = near ? [`_geoPoint(${near.lat}, ${near.lng}):asc`] : []
  if (sort === 'distance' && near) return [...distance, 'standing:desc', 'id:asc']
  if (sort === 'rating') return ['rating:desc', 'standing:desc', 'id:asc']
  return ['standing:desc', ...distance, 'rating:desc', 'id:asc']
}

const countsOf = (
  result: { facetDistribution?: Record<string, Record<string, number>> } | undefined,
  facet: string,
): FacetCounts[Filter] => result?.facetDistribution?.[facet] ?? {}
