import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'

/** What a search asks for, as a family would say it: 助浴, 浦东新区, 200 元以内. Never how able somebody is. */
export function useSearchWords(query: SearchQuery): string[] {
  const t = useT(['searches', 'discovery'])
  const formats = useFormats()
  const yuan = (fen: number) => formats.money(fen).replace(/\.00$/, '')
  const { q, province, city, district, street, kind, category, near, within, day, gender, rating } = query
  const { priceFrom: from, priceTo: to } = query
  const price =
    from !== undefined && to !== undefined
      ? t('searches:words.price', { from: yuan(from), to: yuan(to) })
      : from !== undefined
        ? t('searches:words.priceFrom', { from: yuan(from) })
        : to !== undefined && t('searches:words.priceTo', { to: yuan(to) })
  const words = [
    q && `「${q}」`,
    [city || province, district, street].filter(Boolean).join(' '),
    category && t(`discovery:category.${category}`),
    kind && t(`discovery:kind.${kind}`),
    near && within && t('searches:words.near', { distance: formats.distance(within) }),
    day && formats.date(day),
    price,
    query.bookable && t('searches:words.bookable'),
    query.inclusive && t('searches:words.inclusive'),
    query.voucher && t('searches:words.voucher'),
    query.ltci && t('searches:words.ltci'),
    gender && t(`searches:words.${gender}`),
    rating && t('searches:words.rating', { stars: rating }),
    (query.age || query.language || query.credential || query.level || query.grade || query.unit) &&
      t('searches:words.other'),
  ]
  return words.filter((word) => typeof word === 'string' && word !== '') as string[]
}

const LONGEST = 60

/** The name a search is offered under, in the reader's language. */
export function useProposedName(query: SearchQuery): string {
  const t = useT('searches')
  const words = useSearchWords({ ...query, q: '' })
  const name = [query.q, ...words].filter(Boolean).join(t('words.join')) || t('words.any')
  return [...name].slice(0, LONGEST).join('')
}
