import type { ConditionName, SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { instantOf } from '../../i18n/shanghai.ts'
import { type Home, homeAt } from './homes.ts'
import { clockOf, partOf } from './search-path.ts'

export type Condition = {
  readonly name: ConditionName
  /** As a family would say it. */
  readonly text: string
  /** What to change so that it no longer holds. */
  readonly lift: Partial<SearchQuery>
}

/** The conditions that are set, in the order of the form; for chips and for what to relax. */
export function useConditions(query: SearchQuery, homes: readonly Home[] = []): Condition[] {
  const words = useConditionWords(query, homes)
  return setConditions(query).map(([name, lift]) => ({ name, lift, text: words[name]() }))
}

/** Which conditions are set, and what lifts each. */
export function setConditions(query: SearchQuery): [ConditionName, Partial<SearchQuery>][] {
  const { province, city, district, street, near, within, priceFrom, priceTo } = query
  const all: [ConditionName, unknown, Partial<SearchQuery>][] = [
    ['place', province || city || district || street, widerPlace(query)],
    ['within', near, within ? { within: undefined } : { near: undefined, sort: 'relevance' }],
    ['day', query.day, { day: undefined, fromMinute: 0, toMinute: 1440 }],
    ['category', query.category, { category: undefined }],
    ['kind', query.kind, { kind: undefined }],
    ['ability', query.ability, { ability: undefined }],
    ['age', query.age, { age: undefined }],
    ['unit', query.unit, { unit: undefined }],
    ['price', priceFrom !== undefined || priceTo !== undefined, { priceFrom: undefined, priceTo: undefined }],
    ['bookable', query.bookable, { bookable: false }],
    ['inclusive', query.inclusive, { inclusive: false }],
    ['voucher', query.voucher, { voucher: false }],
    ['ltci', query.ltci, { ltci: false }],
    ['gender', query.gender, { gender: undefined }],
    ['language', query.language, { language: undefined }],
    ['credential', query.credential, { credential: undefined }],
    ['level', query.level, { level: undefined }],
    ['rating', query.rating, { rating: undefined }],
    ['grade', query.grade, { grade: undefined }],
  ]
  return all.flatMap(([name, set, lift]) => (set ? [[name, lift]] : []))
}

/** One step wider: from a street to its district, from a district to its city, and so on. */
function widerPlace({ street, district, city }: SearchQuery): Partial<SearchQuery> {
  if (street) return { street: '' }
  if (district) return { district: '' }
  return city ? { city: '' } : { province: '' }
}

function useConditionWords(query: SearchQuery, homes: readonly Home[]): Record<ConditionName, () => string> {
  const t = useT('discovery')
  const formats = useFormats()
  const chip = (name: 'unit' | 'language' | 'gender' | 'ability' | 'age' | 'level' | 'rating') =>
    `chips.${name}` as const
  return {
    place: () => [query.city || query.province, query.district, query.street].filter(Boolean).join(' '),
    within: () => {
      const from = homeAt(homes, query.near)
      const place = from ? t('near.homeOf', { name: from.calledBy }) : t('near.point')
      return query.within
        ? t('chips.within', { place, distance: formats.distance(query.within) })
        : t('chips.near', { place })
    },
    day: () => {
      const at = instantOf(query.day ?? '', '00:00')
      return [at ? formats.day(at) : query.day, windowText()].filter(Boolean).join(' ')
    },
    category: () => t(`category.${query.category ?? 'bathing'}`),
    kind: () => t(`kind.${query.kind ?? 'home_care'}`),
    ability: () => t(chip('ability'), { value: t(`ability.${query.ability ?? 'intact'}`) }),
    age: () => t(chip('age'), { value: t(`age.${query.age ?? 'child'}`) }),
    unit: () => t(chip('unit'), { value: t(`unit.${query.unit ?? 'visit'}`) }),
    price: () => {
      const yuan = (fen: number) => formats.money(fen).replace(/\.00$/, '')
      if (query.priceFrom === undefined) return t('chips.priceTo', { to: yuan(query.priceTo ?? 0) })
      if (query.priceTo === undefined) return t('chips.priceFrom', { from: yuan(query.priceFrom) })
      return t('chips.price', { from: yuan(query.priceFrom), to: yuan(query.priceTo) })
    },
    bookable: () => t('only.bookable'),
    inclusive: () => t('only.inclusive'),
    voucher: () => t('only.voucher'),
    ltci: () => t('only.ltci'),
    gender: () => t(chip('gender'), { value: t(`gender.${query.gender ?? 'female'}`) }),
    language: () => t(chip('language'), { value: t(`language.${query.language ?? 'mandarin'}`) }),
    credential: () => t(`credential.${query.credential ?? 'health_certificate'}`),
    level: () => t(chip('level'), { value: t(`level.grade${(query.level ?? 1) as 1}`) }),
    rating: () => t(chip('rating'), { value: query.rating ?? 0 }),
    grade: () => t(`gradeOrBetter.${query.grade ?? '5'}`),
  }

  function windowText(): string {
    const part = partOf(query)
    if (part === null) return ''
    if (part !== 'custom') return t(`when.${part}`)
    const [from, to] = [clockOf(query.fromMinute) || '00:00', clockOf(query.toMinute) || '24:00']
    return `${from}–${to}`
  }
}
