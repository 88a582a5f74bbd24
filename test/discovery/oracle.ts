import {
  type ConditionName,
  conditionNames,
  type FacetName,
  type SearchQuery,
} from '../../server/discovery/discovery.contract.ts'
import { termsOf } from '../../server/discovery/fold.rules.ts'
import { searchTextFor } from '../../server/discovery/search-text.rules.ts'
import {
  abilityGrades,
  ageClasses,
  credentialKinds,
  languages,
  offeringCategories,
  offeringUnits,
  providerGrades,
  providerKinds,
} from '../../server/providers/provider.contract.ts'
import { bookabilityOf } from '../../server/providers/provider.rules.ts'
import { metresBetween } from '../../server/registry/metres-between.ts'
import { cities, streets, type Townsman, today } from './town.ts'

type Caregiver = Townsman['caregiver']

const valid = ({ certificate, record, suspended }: Caregiver): string[] => [
  ...(certificate && certificate >= today && !suspended ? ['health_certificate'] : []),
  ...(record ? ['no_criminal_record'] : []),
]
const present = ({ caregiver, trainee }: Townsman): Caregiver[] =>
  [caregiver, ...(trainee ? [trainee] : [])].filter(({ retired }) => !retired)
const offered = ({ offerings }: Townsman) => offerings.filter(({ retired }) => !retired)

/** What is asked about everybody again and again is worked out once. */
function once<Answer>(ask: (one: Townsman) => Answer): (one: Townsman) => Answer {
  const known = new WeakMap<Townsman, Answer>()
  return (one) => {
    const answer = known.get(one) ?? ask(one)
    known.set(one, answer)
    return answer
  }
}

const textOf = once((one) =>
  searchTextFor({ name: one.name, kinds: [one.kind], sites: one.sites, offerings: offered(one) }),
)

/** The rule itself, over plain facts. */
export const canBook = once((one: Townsman): boolean => {
  const carers = present(one).map((carer) => ({
    ...{ id: 'c', skills: carer.skills, hours: carer.hours ? [1] : [] },
    credentials: valid(carer).map((kind) => ({ kind, expiresOn: null, suspended: false })),
  }))
  const offerings = offered(one).map((offering) => ({
    ...offering,
    id: 'o',
    cleared: [{ from: null, until: null }],
  }))
  return bookabilityOf({ state: one.state, offerings, caregivers: carers }, today).bookable
})

/** Whom a query finds, by the words of the contract: each sentence of it is a line here. */
export function whoFits(
  query: SearchQuery,
  among?: ReadonlySet<string>,
): (id: string, one: Townsman) => boolean {
  const words = termsOf(query.q)
  return (id, one) =>
    (!among || among.has(id)) &&
    words.every((word) => textOf(one).includes(word)) &&
    (!query.kind || one.kind === query.kind) &&
    (!query.bookable || canBook(one)) &&
    (!query.inclusive || one.inclusive) &&
    (!query.voucher || one.voucher) &&
    (!query.ltci || one.ltci) &&
    (!query.rating || (shownMean(one) ?? 0) >= query.rating) &&
    (!query.grade || isAsGood(one.grade, query.grade)) &&
    someSite(one, query) &&
    someOffering(one, query) &&
    someCaregiver(one, query)
}

const shownMean = ({ reviewCount, ratingSum }: Townsman) => (reviewCount < 3 ? null : ratingSum / reviewCount)

const scales = ['54321', 'ABCD']
const isAsGood = (grade: string | null, as: string) =>
  scales.some(
    (scale) => grade !== null && scale.includes(as) && scale.slice(0, scale.indexOf(as) + 1).includes(grade),
  )

function someSite({ sites }: Townsman, query: SearchQuery): boolean {
  const { province, city, district, street, near, within } = query
  if (!province && !city && !district && !street && !(near && within)) return true
  return sites.some(
    (site) =>
      (!province || site.province === province) &&
      (!city || site.city === city) &&
      (!district || site.district === district) &&
      (!street || site.street === street) &&
      (!near || !within || metresToSite(site, near) <= within),
  )
}

function someOffering(one: Townsman, query: SearchQuery): boolean {
  const { category, unit, priceFrom, priceTo, ability, age } = query
  if (!category && !unit && priceFrom === undefined && priceTo === undefined && !ability && !age) return true
  return offered(one).some((offering) => offeringFits(offering, query))
}

const offeringFits = (
  offering: Townsman['offerings'][number],
  { category, unit, priceFrom, priceTo, ability, age }: SearchQuery,
) =>
  (!category || offering.category === category) &&
  (!unit || offering.unit === unit) &&
  (priceFrom === undefined || offering.priceFen >= priceFrom) &&
  (priceTo === undefined || offering.priceFen <= priceTo) &&
  (!ability || serves(offering.servesAbilities, ability)) &&
  (!age || serves(offering.servesAges, age))

const serves = (list: readonly string[], whom: string) => list.length === 0 || list.includes(whom)

function someCaregiver(one: Townsman, query: SearchQuery): boolean {
  const { gender, language, credential, level, category } = query
  if (!gender && !language && !credential && !level) return true
  return present(one).some(
    (carer) =>
      (!gender || carer.gender === gender) &&
      (!language || carer.languages.some((spoken) => spoken === language)) &&
      (!credential || valid(carer).includes(credential)) &&
      (!level || (carer.level ?? 0) >= level) &&
      (!category || carer.skills.includes(category)),
  )
}

/** The lowest price that fits; infinite where there is none. */
export const priceOf = (one: Townsman, query: SearchQuery): number =>
  Math.min(
    ...offered(one)
      .filter((offering) => offeringFits(offering, query))
      .map(({ priceFen }) => priceFen),
  )

type Point = { lat: number; lng: number }

export const metresTo = ({ sites }: Townsman, near: Point): number =>
  Math.min(...sites.map((site) => metresToSite(site, near)))

const metresToSite = ({ lat, lng }: Townsman['sites'][number], near: Point) =>
  lat === null || lng === null ? Number.POSITIVE_INFINITY : metresBetween({ lat, lng }, near)

const nowhere = { province: '', city: '', district: '', street: '' }

/** The query that choosing a value makes of a query: a count is what that query finds. Null where the choice is not offered. */
export function choose(query: SearchQuery, facet: FacetName, value: string): SearchQuery | null {
  const [city = '', district = '', street = ''] = value.split('/')
  const elsewhere = query.city !== '' && query.city !== city
  if (facet === 'province') return { ...query, ...nowhere, province: value }
  if (facet === 'city') return { ...query, city: value, district: '', street: '' }
  if (facet === 'district') return elsewhere ? null : { ...query, city, district, street: '' }
  if (facet === 'street')
    return elsewhere || query.district !== district ? null : { ...query, city, district, street }
  if (facet === 'only') return { ...query, [value]: true }
  return { ...query, [facet]: facet === 'rating' || facet === 'level' ? Number(value) : value }
}

const districts = Object.entries(cities).flatMap(([city, list]) =>
  list.filter(Boolean).map((district) => `${city}/${district}`),
)
/** Every value there could be. */
export const allChoices: Readonly<Record<FacetName, readonly string[]>> = {
  province: ['上海市', '江苏省'],
  city: Object.keys(cities),
  district: districts,
  street: districts.flatMap((district) => streets.filter(Boolean).map((street) => `${district}/${street}`)),
  kind: providerKinds,
  category: offeringCategories,
  unit: offeringUnits,
  ability: abilityGrades,
  age: ageClasses,
  rating: ['3', '4', '4.5'],
  grade: providerGrades,
  gender: ['female', 'male'],
  language: languages,
  credential: credentialKinds,
  level: ['1', '2', '3', '4', '5', '6', '7', '8'],
  only: ['bookable', 'inclusive', 'voucher', 'ltci'],
}

/** The query without that one condition; null where it is not set. */
export function leaveOut(query: SearchQuery, name: ConditionName): SearchQuery | null {
  if (name === 'day') return null
  if (name === 'place')
    return query.province || query.city || query.district || query.street ? { ...query, ...nowhere } : null
  if (name === 'price') {
    if (query.priceFrom === undefined && query.priceTo === undefined) return null
    return { ...query, priceFrom: undefined, priceTo: undefined }
  }
  if (name === 'within') return query.near && query.within ? { ...query, within: undefined } : null
  if (!query[name]) return null
  return { ...query, [name]: query[name] === true ? false : undefined }
}
export { conditionNames }
