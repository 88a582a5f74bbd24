import type { SearchQuery, SearchResult } from '../../../server/discovery/discovery.contract.ts'
import { searchInput } from '../../../server/discovery/discovery.contract.ts'
import type { Api } from '../../../server/rpc/app-router.ts'
import { splitWhere } from './search-path.ts'

/**
 * The search an address asks for. A condition that makes no sense (an old link, a typing error) is left out rather than
 * refused: whoever searches should get results.
 */
export function readSearch(params: URLSearchParams): SearchQuery {
  const { city, district } = splitWhere(params.get('where') ?? '')
  const wishes: Record<string, unknown> = {
    q: params.get('q') ?? '',
    city,
    district,
    kind: params.get('kind') || undefined,
    category: params.get('category') || undefined,
    bookable: params.has('bookable'),
    inclusive: params.has('inclusive'),
    sort: params.get('sort') || undefined,
    near: pointOf(params.get('near')),
    within: params.get('within') ? Number(params.get('within')) : undefined,
    page: params.has('page') ? Number(params.get('page')) : undefined,
  }
  const read = searchInput.safeParse(wishes)
  if (read.success) return read.data
  for (const issue of read.error.issues) delete wishes[String(issue.path[0])]
  return searchInput.parse(wishes)
}

function pointOf(text: string | null) {
  const [lat, lng] = (text ?? '').split(',').map(Number)
  return text && Number.isFinite(lat) && Number.isFinite(lng) ? { lat, lng } : undefined
}

export type Condition =
  | 'q'
  | 'typedPlace'
  | 'where'
  | 'within'
  | 'kind'
  | 'category'
  | 'bookable'
  | 'inclusive'
export type Relaxation = { condition: Condition; query: SearchQuery; total: number }

/**
 * For a search that found nothing: which single condition to leave out, and how many that would find. A place among the
 * words is a condition of its own.
 */
export async function findRelaxations(
  api: Api,
  query: SearchQuery,
  words: SearchResult['words'],
): Promise<Relaxation[]> {
  const elsewhere = words.filter(({ as }) => as !== 'place').map(({ typed }) => typed)
  const tries: [Condition, boolean, Partial<SearchQuery>][] = [
    ['bookable', query.bookable, { bookable: false }],
    ['inclusive', query.inclusive, { inclusive: false }],
    [
      'where',
      query.city !== '' || query.district !== '',
      { city: query.district && query.city, district: '' },
    ],
    ['category', query.category !== undefined, { category: undefined }],
    ['kind', query.kind !== undefined, { kind: undefined }],
    ['within', query.within !== undefined, { within: undefined }],
    ['typedPlace', elsewhere.length > 0 && elsewhere.length < words.length, { q: elsewhere.join(' ') }],
    ['q', query.q !== '', { q: '' }],
  ]
  const found = await Promise.all(
    tries
      .filter(([, set]) => set)
      .map(async ([condition, , change]) => {
        const relaxed = { ...query, ...change, page: 1 }
        return { condition, query: relaxed, total: (await api.discovery.search(relaxed)).total }
      }),
  )
  return found.filter((one) => one.total > 0)
}
