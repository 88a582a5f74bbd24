import {
  abilityGrades,
  ageClasses,
  credentialKinds,
  languages,
  offeringCategories,
  offeringUnits,
} from '../../providers/provider.contract.ts'
import type { SearchQuery } from '../discovery.contract.ts'
import type { CaregiverFacts, OfferingFacts, SiteFacts } from '../search-facts.contract.ts'
import { anyOf, is } from './filter.rules.ts'

/**
 * Conditions that have to hold for one and the same offering, caregiver or site become keys: everything such a one answers to
 * is written into its document, and a query asks for one key. Offerings and caregivers have numbers for keys, so that their
 * price or level is a range behind it.
 */
const PRICES = 2 ** 27
const LEVELS = 16
const NOT_ASKED = 0
/** Serves whoever comes. */
const ANYBODY = 1

const genders = ['female', 'male'] as const
const numberIn = (list: readonly string[], value: string | undefined, from = 1) =>
  value === undefined ? NOT_ASKED : list.indexOf(value) + from

function offerKey(category: number, unit: number, ability: number, age: number): number {
  const units = offeringUnits.length + 1
  const abilities = abilityGrades.length + 2
  const ages = ageClasses.length + 2
  return ((category * units + unit) * abilities + ability) * ages + age
}

/** One number per combination of what can be asked for, with the price. */
export function offerKeys(offerings: readonly OfferingFacts[]): number[] {
  const keys = new Set<number>()
  for (const { category, unit, abilities, ages, priceFen } of offerings) {
    for (const c of asked(numberIn(offeringCategories, category)))
      for (const u of asked(numberIn(offeringUnits, unit)))
        for (const a of served(abilities, abilityGrades))
          for (const g of served(ages, ageClasses))
            keys.add(offerKey(c, u, a, g) * PRICES + Math.min(priceFen, PRICES - 1))
  }
  return [...keys]
}

const asked = (value: number) => [NOT_ASKED, value]
const served = (given: readonly string[], list: readonly string[]) =>
  given.length === 0 ? asked(ANYBODY) : [NOT_ASKED, ...given.map((one) => numberIn(list, one, ANYBODY + 1))]

type OfferQuery = Pick<SearchQuery, 'category' | 'unit' | 'ability' | 'age' | 'priceFrom' | 'priceTo'>

/** One offering that is all of this; nothing asked gives no filter. */
export function offerFilter(query: OfferQuery): string[] {
  const { category, unit, ability, age, priceFrom, priceTo } = query
  if ([category, unit, ability, age, priceFrom, priceTo].every((one) => one === undefined)) return []
  return [anyOf(rangesOf(query).map(([from, to]) => `offers ${from} TO ${to}`))]
}

function rangesOf({
  category,
  unit,
  ability,
  age,
  priceFrom,
  priceTo,
}: OfferQuery): [from: number, to: number][] {
  const c = numberIn(offeringCategories, category)
  const u = numberIn(offeringUnits, unit)
  const keys = wanted(ability, abilityGrades).flatMap((a) =>
    wanted(age, ageClasses).map((g) => offerKey(c, u, a, g)),
  )
  const [least, most] = [priceFrom ?? 0, Math.min(priceTo ?? PRICES - 1, PRICES - 1)]
  return keys.map((key) => [key * PRICES + least, key * PRICES + most])
}

/** The lowest price among these keys that fits, in fen; infinite where none does. */
export function priceIn(offers: readonly number[], query: OfferQuery): number {
  const ranges = rangesOf(query)
  return Math.min(
    ...offers
      .filter((key) => ranges.some(([from, to]) => key >= from && key <= to))
      .map((key) => key % PRICES),
  )
}

const wanted = (value: string | undefined, list: readonly string[]) =>
  value === undefined ? [NOT_ASKED] : [ANYBODY, numberIn(list, value, ANYBODY + 1)]

const carerKey = (gender: number, language: number, credential: number, skill: number) =>
  ((gender * (languages.length + 1) + language) * (credentialKinds.length + 1) + credential) *
    (offeringCategories.length + 1) +
  skill

export function carerKeys(caregivers: readonly CaregiverFacts[]): number[] {
  const keys = new Set<number>()
  for (const { gender, languages: spoken, credentials, skills, level } of caregivers) {
    for (const g of asked(numberIn(genders, gender)))
      for (const l of anyIn(spoken, languages))
        for (const c of anyIn(credentials, credentialKinds))
          for (const s of anyIn(skills, offeringCategories))
            keys.add(carerKey(g, l, c, s) * LEVELS + (level ?? 0))
  }
  return [...keys]
}

const anyIn = (given: readonly string[], list: readonly string[]) => [
  NOT_ASKED,
  ...given.map((one) => numberIn(list, one)).filter((number) => number > 0),
]

type CarerQuery = Pick<SearchQuery, 'category' | 'gender' | 'language' | 'credential' | 'level'>

/** One caregiver who is all of this, with the skill for the category that is asked for. */
export function carerFilter({ category, gender, language, credential, level }: CarerQuery): string[] {
  if ([gender, language, credential, level].every((one) => one === undefined)) return []
  const key = carerKey(
    numberIn(genders, gender),
    numberIn(languages, language),
    numberIn(credentialKinds, credential),
    numberIn(offeringCategories, category),
  )
  return [`carers ${key * LEVELS + (level ?? 0)} TO ${key * LEVELS + LEVELS - 1}`]
}

type Place = Pick<SiteFacts, 'province' | 'city' | 'district' | 'street'>

const NOWHERE_IN_PARTICULAR = '*'
const placeKey = (parts: readonly string[]) => parts.map((part) => part || NOWHERE_IN_PARTICULAR).join('/')

export function placeKeys(sites: readonly Place[]): string[] {
  const keys = new Set<string>()
  for (const { province, city, district, street } of sites)
    for (const p of ['', province])
      for (const c of ['', city])
        for (const d of ['', district]) for (const s of ['', street]) keys.add(placeKey([p, c, d, s]))
  keys.delete(placeKey(['', '', '', '']))
  return [...keys]
}

/** One site that is there. */
export function placeFilter({ province, city, district, street }: Place): string[] {
  if (!province && !city && !district && !street) return []
  return [is('at', placeKey([province, city, district, street]))]
}

/** Province, city, district and street of a site, as far as they go, in one text. */
export const pathTo = (site: Place, depth: 2 | 3 | 4): string => {
  const parts = [site.province, site.city, site.district, site.street].slice(0, depth)
  return parts.at(-1) ? parts.join('/') : ''
}
