import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { searchInput } from '../../../server/discovery/discovery.contract.ts'
import { fenOf } from '../setup/yuan.ts'
import { partNames, partsOfDay, splitWhere, tidyFields } from './search-path.ts'

/**
 * The search an address asks for. A condition that makes no sense (an old link, a typing error) is left out rather than
 * refused: whoever searches should get results.
 */
export function readSearch(params: URLSearchParams): SearchQuery {
  const asked = tidyFields(params)
  const text = (name: string) => asked.get(name) ?? undefined
  const figure = (name: string) => (asked.has(name) ? Number(asked.get(name)) : undefined)
  const { city, district } = splitWhere(asked.get('where') ?? '')
  const wishes: Record<string, unknown> = {
    q: text('q'),
    province: text('province'),
    city: text('city') ?? city,
    district: text('district') ?? district,
    street: text('street'),
    ...Object.fromEntries(choices.map((name) => [name, text(name)])),
    ...Object.fromEntries(ticks.map((name) => [name, asked.has(name)])),
    rating: figure('rating'),
    level: figure('level'),
    priceFrom: fenOf(text('priceFrom') ?? '') ?? undefined,
    priceTo: fenOf(text('priceTo') ?? '') ?? undefined,
    ...windowOf(asked),
    near: pointOf(asked.get('near')),
    within: figure('within'),
    page: figure('page'),
  }
  const read = searchInput.safeParse(wishes)
  if (read.success) return read.data
  for (const issue of read.error.issues) delete wishes[String(issue.path[0])]
  return searchInput.parse(wishes)
}

const ticks = ['bookable', 'inclusive', 'voucher', 'ltci'] as const
const choices = [
  ...[
    'kind',
    'category',
    'unit',
    'ability',
    'age',
    'grade',
    'gender',
    'language',
    'credential',
    'day',
    'sort',
  ],
] as const

/** The window of the day that was chosen, in minutes after midnight; one that ends before it begins is none. */
function windowOf(asked: URLSearchParams) {
  const part = partNames.find((name) => name === asked.get('time'))
  const [fromMinute, toMinute] = part
    ? partsOfDay[part]
    : [minuteOf(asked.get('from')) ?? 0, minuteOf(asked.get('to')) ?? 1440]
  return fromMinute < toMinute ? { fromMinute, toMinute } : {}
}

function minuteOf(clock: string | null): number | null {
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(clock ?? '') ?? []
  return hour && minute ? Number(hour) * 60 + Number(minute) : null
}

function pointOf(text: string | null) {
  const [lat, lng] = (text ?? '').split(',').map(Number)
  return text && Number.isFinite(lat) && Number.isFinite(lng) ? { lat, lng } : undefined
}
