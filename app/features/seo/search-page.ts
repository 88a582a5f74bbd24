import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { searchPath } from '../discovery/search-path.ts'
import { breadcrumbs, type Thing } from './json-ld.ts'
import type { Listed, SiteFacts, Translate } from './listed.ts'
import { providerPath } from './provider-page.ts'

/** As much of the results as is told here. */
type Data =
  | {
      query: SearchQuery
      result: {
        total: number
        page: number
        pages: number
        hits: readonly { id: string; name: string }[]
      } | null
    }
  | undefined

/** Conditions of a page that is worth finding by itself: a place, and one kind or one service there. */
const WORTH = ['province', 'city', 'district', 'where', 'kind', 'category', 'page']

/** What stands in the address decides: words, filters, orders and positions are for the person who set them. */
export function worthIndexing(query: SearchQuery): boolean {
  const names = [...new URLSearchParams(searchPath(query).split('?')[1] ?? '').keys()]
  return names.every((name) => WORTH.includes(name)) && !(query.kind && query.category)
}

/** 助浴，上海市浦东新区: no two indexed pages have the same. */
export function searchTitle(t: Translate, data: Data): string {
  if (!data) return t('discovery:search.metaTitle')
  const { query } = data
  const place = placeOf(query)
  const what = query.q ? t('seo:search.words', { q: query.q }) : whatOf(t, query)
  const title = place ? t('seo:search.inPlace', { what, place }) : what
  return query.page > 1 ? t('seo:search.page', { title, page: query.page }) : title
}

/** A page of results. Only those one may come to without having typed anything are kept in lists. */
export function searchListed(t: Translate, data: NonNullable<Data>, { url }: SiteFacts): Listed {
  const { query, result } = data
  const path = searchPath(query)
  const place = placeOf(query)
  const indexed = result !== null && result.total > 0 && query.page <= result.pages && worthIndexing(query)
  const what = whatOf(t, query)
  const total = result?.total ?? 0
  return {
    path,
    description: place
      ? t('seo:search.descriptionIn', { what, place, total })
      : t('seo:search.description', { what, total }),
    indexed,
    things: [...(indexed && result ? [hitList(result.hits, url)] : []), trail(t, data, url)],
  }
}

function hitList(hits: readonly { id: string; name: string }[], url: string): Thing {
  return {
    '@type': 'ItemList',
    itemListElement: hits.map(({ id, name }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      url: `${url}${providerPath(id)}`,
    })),
  }
}

function trail(t: Translate, data: NonNullable<Data>, url: string): Thing {
  const path = searchPath(data.query)
  const here = { name: searchTitle(t, data), url: `${url}${path}` }
  const all = { name: t('discovery:search.title'), url: `${url}/search` }
  return breadcrumbs(path === '/search' ? [{ name: t('common:brand'), url: `${url}/` }, all] : [all, here])
}

const placeOf = ({ province, city, district, street }: SearchQuery) =>
  [city || province, district, street].filter(Boolean).join('')

const whatOf = (t: Translate, { kind, category }: SearchQuery) =>
  [category && t(`discovery:category.${category}`), kind && t(`discovery:kind.${kind}`)]
    .filter(Boolean)
    .join(' · ') || t('seo:search.anything')
