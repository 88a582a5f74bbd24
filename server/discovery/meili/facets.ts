import {
  abilityGrades,
  ageClasses,
  credentialKinds,
  languages,
  offeringCategories,
  offeringUnits,
} from '../../providers/provider.contract.ts'
import type { FacetName, SearchQuery } from '../discovery.contract.ts'
import { EVERY_CATEGORY } from './document.rules.ts'

/** How a facet is counted: from what the documents that fit have in a field, or by asking for each of its values. */
export type FacetPlan = {
  readonly name: FacetName
  /** The query without the facet's own condition. */
  readonly query: SearchQuery
} & (
  | { readonly field: string; readonly read: (value: string) => string | null }
  | { readonly values: readonly string[] }
)

const asIs = (value: string) => value
const genders = ['female', 'male']
const levels = Array.from({ length: 8 }, (_, at) => String(at + 1))

/** One plan per facet; those whose values nobody could choose yet have none. */
export function facetPlans(query: SearchQuery): FacetPlan[] {
  const { category = EVERY_CATEGORY, priceFrom, priceTo } = query
  const isSet = (name: keyof SearchQuery) => query[name] !== undefined
  const priced = priceFrom !== undefined || priceTo !== undefined
  const own = (name: keyof SearchQuery): SearchQuery => ({ ...query, [name]: undefined })
  /** Conditions on one offering, or on one caregiver, hold together: with several, each value is asked for. */
  const joined = (
    name: FacetName & keyof SearchQuery,
    group: readonly (keyof SearchQuery)[],
    values: readonly string[],
  ): FacetPlan =>
    group.some((other) => other !== name && isSet(other)) || (priced && group === offerGroup)
      ? { name, query: own(name), values }
      : { name, query: own(name), field: `of.${category}`, read: (value) => after(`${name}:`, value) }
  const plain = [...offerGroup, ...carerGroup].every((name) => !isSet(name)) && !priced
  return [
    { name: 'kind', query: own('kind'), field: 'kind', read: asIs },
    plain
      ? { name: 'category', query: own('category'), field: 'categories', read: asIs }
      : { name: 'category', query: own('category'), values: offeringCategories },
    joined('unit', offerGroup, offeringUnits),
    joined('ability', offerGroup, abilityGrades),
    joined('age', offerGroup, ageClasses),
    joined('gender', carerGroup, genders),
    joined('language', carerGroup, languages),
    joined('credential', carerGroup, credentialKinds),
    joined('level', carerGroup, levels),
    { name: 'rating', query: own('rating'), field: 'means', read: asIs },
    { name: 'grade', query: own('grade'), field: 'grades', read: asIs },
    // One that is set already counts everybody who is found.
    { name: 'only', query, field: 'only', read: asIs },
  ]
}

const offerGroup = ['unit', 'ability', 'age'] as const
const carerGroup = ['gender', 'language', 'credential', 'level'] as const
const after = (start: string, value: string) => (value.startsWith(start) ? value.slice(start.length) : null)

/** Choosing one value of a facet whose values are asked for. */
export const choosing = (query: SearchQuery, name: FacetName, value: string): SearchQuery => ({
  ...query,
  [name]: name === 'level' ? Number(value) : value,
})

export type PlacePlan = {
  readonly name: 'province' | 'city' | 'district' | 'street'
  readonly query: SearchQuery
  readonly field: string
  /** A path in the field as the value that is counted, where the larger places are those of the query. */
  readonly read: (path: string) => string | null
}

/** Each place leaves the smaller ones in it out as well; streets are counted once a district is chosen. */
export function placePlans(query: SearchQuery): PlacePlan[] {
  const { province, city, district } = query
  const fits = (part: string | undefined, wanted: string) => !wanted || part === wanted
  const parts = (path: string) => path.split('/')
  return [
    {
      name: 'province',
      query: { ...query, province: '', city: '', district: '', street: '' },
      field: 'provinces',
      read: asIs,
    },
    {
      ...{ name: 'city', query: { ...query, city: '', district: '', street: '' }, field: 'cities' },
      read: (path) => {
        const [p, c = ''] = parts(path)
        return fits(p, province) ? c : null
      },
    },
    {
      ...{ name: 'district', query: { ...query, district: '', street: '' }, field: 'districts' },
      read: (path) => {
        const [p, c, d] = parts(path)
        return fits(p, province) && fits(c, city) ? `${c}/${d}` : null
      },
    },
    ...(district
      ? [
          {
            ...{ name: 'street' as const, query: { ...query, street: '' }, field: 'streets' },
            read: (path: string) => {
              const [p, c, d, s] = parts(path)
              return fits(p, province) && fits(c, city) && fits(d, district) ? `${c}/${d}/${s}` : null
            },
          },
        ]
      : []),
  ]
}
