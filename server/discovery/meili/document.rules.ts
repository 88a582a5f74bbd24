import {
  abilityGrades,
  ageClasses,
  type OfferingCategory,
  offeringCategories,
  providerGrades,
  providerKinds,
} from '../../providers/provider.contract.ts'
import { fold } from '../fold.rules.ts'
import { coreOf } from '../name-core.rules.ts'
import { dayNumber, quality } from '../ranking.rules.ts'
import type { CaregiverFacts, OfferingFacts, SearchDocument, SiteFacts } from '../search-facts.contract.ts'
import { categoryWords, kindWords } from '../vocabulary.rules.ts'
import { gramsOf } from './grams.rules.ts'
import { carerKeys, offerKeys, pathTo, placeKeys } from './keys.rules.ts'
import { servicesIn } from './services.rules.ts'

/** Shown means that are counted. */
const RATING_STEPS = [3, 4, 4.5] as const
export const EVERY_CATEGORY = 'any'

/**
 * What the engine is told: public facts of the provider's page and nothing else. A test holds the list of fields; whoever
 * adds one answers there that anybody may know it.
 *
 * A provider with several sites has one document for itself and one for each site: only so does the nearest site count.
 */
export type MeiliDocument = ReturnType<typeof documentAt> & {
  /** `whole`: stands for the provider; `spot`: for one of its sites; the document of a single site does both. */
  readonly stands: readonly ('whole' | 'spot')[]
}

/** The documents of one provider, its own first. `today` is a wall date: the sooner somebody is free, the better. */
export function documentsOf(facts: SearchDocument, today: string): MeiliDocument[] {
  const { id, sites } = facts
  const whole = documentAt(facts, id, sites, today)
  if (sites.length < 2) return [{ ...whole, stands: ['whole', 'spot'] }]
  const { whereGrams, says, unplaced, inCities, inDistricts } = whole
  const spots = sites.map((site, at) => ({
    ...documentAt(facts, `${id}_${at}`, [site], today),
    ...{ whereGrams, says, unplaced, inCities, inDistricts, stands: ['spot'] as const },
  }))
  return [{ ...whole, stands: ['whole'] }, ...spots]
}

function documentAt(facts: SearchDocument, id: string, sites: readonly SiteFacts[], today: string) {
  const name = fold(facts.name)
  const { offerings, caregivers, standing } = facts
  const soonest = standing.soonestDay === null ? null : dayNumber(standing.soonestDay)
  return {
    id,
    provider: facts.id,
    /** What it may be called in full: the name, and its proper part. */
    called: calledOf(name),
    nameGrams: gramsOf([name]),
    offerGrams: gramsOf(offerings.map(({ title }) => fold(title))),
    whereGrams: gramsOf(sites.flatMap(whereOf)),
    nameLength: name.length,
    says: saysOf(facts, name),
    kind: facts.kind,
    kinds: kindsIn(facts.searchText),
    categories: distinct(offerings.map(({ category }) => category)),
    ...placesOf(sites),
    /** What nobody knows of its first site. */
    unplaced: [...(sites[0]?.city ? [] : ['city']), ...(sites[0]?.district ? [] : ['district'])],
    only: (['bookable', 'inclusive', 'voucher', 'ltci'] as const).filter((one) => facts[one]),
    means: RATING_STEPS.filter((step) => (facts.ratingMean ?? 0) >= step).map(String),
    mean: facts.ratingMean,
    grades: gradesMet(facts.grade),
    offers: offerKeys(offerings),
    carers: carerKeys(caregivers),
    of: choicesOf(offerings, caregivers),
    from: leastPrices(offerings),
    /** 2 can be booked, 1 is run by somebody, 0 is only listed. */
    standing: facts.bookable ? 2 : facts.claimed ? 1 : 0,
    rating: facts.rating,
    quality: quality(facts.rating, standing, soonest, dayNumber(today)),
    _geo: positionOf(sites),
  }
}

function calledOf(name: string): string[] {
  const { start, end } = coreOf(name)
  return distinct([name, name.slice(start, end), name.slice(start)])
}

function saysOf(facts: SearchDocument, name: string): string[] {
  const { offerings, sites, searchText } = facts
  const kept = [
    ...kindsIn(searchText).map((kind) => fold(kindWords[kind])),
    ...offerings.map(({ category }) => fold(categoryWords[category as OfferingCategory] ?? '')),
  ]
  return [
    ...servicesIn('name', name),
    ...servicesIn('offers', [...offerings.map(({ title }) => fold(title)), ...kept].join(' ')),
    ...servicesIn('where', sites.flatMap(whereOf).join(' ')),
  ]
}

const whereOf = ({ city, district, addressLine }: SiteFacts) => [
  fold(`${city} ${district} ${city}${district}`),
  fold(addressLine),
]

/** Registry rows may give further kinds; the search text has the words of each. */
const foldedKinds = providerKinds.map((kind) => [kind, fold(kindWords[kind])] as const)
const kindsIn = (searchText: string) =>
  foldedKinds.filter(([, words]) => searchText.includes(words)).map(([kind]) => kind)

function placesOf(sites: readonly SiteFacts[]) {
  return {
    at: placeKeys(sites),
    /** For words that name places: all its sites count. */
    inCities: distinct(sites.map(({ city }) => city)),
    inDistricts: distinct(sites.map(({ city, district }) => district && `${city}/${district}`)),
    provinces: distinct(sites.map(({ province }) => province)),
    cities: distinct(sites.map((site) => pathTo(site, 2))),
    districts: distinct(sites.map((site) => pathTo(site, 3))),
    streets: distinct(sites.map((site) => pathTo(site, 4))),
  }
}

/** That grade and those below it in the same scale: whoever asks for one of them finds it. */
function gradesMet(grade: string | null): string[] {
  if (grade === null) return []
  const scale = providerGrades.filter((one) => /\d/.test(one) === /\d/.test(grade))
  return scale.slice(scale.indexOf(grade as (typeof scale)[number]))
}

/** What can be chosen further, by category: `unit:visit`, `language:wu`. */
function choicesOf(
  offerings: readonly OfferingFacts[],
  caregivers: readonly CaregiverFacts[],
): Record<string, string[]> {
  const of: Record<string, string[]> = {}
  for (const category of [EVERY_CATEGORY, ...offeringCategories]) {
    const every = category === EVERY_CATEGORY
    const offered = offerings.filter((one) => every || one.category === category)
    const carers = caregivers.filter(({ skills }) => every || skills.includes(category))
    const choices = distinct([
      ...offered.flatMap(({ unit, abilities, ages }) => [
        `unit:${unit}`,
        ...(abilities.length > 0 ? abilities : abilityGrades).map((one) => `ability:${one}`),
        ...(ages.length > 0 ? ages : ageClasses).map((one) => `age:${one}`),
      ]),
      // Whoever asks for a service and a caregiver wants both here.
      ...(every || offered.length > 0 ? carers.flatMap(choicesOfCarer) : []),
    ])
    if (choices.length > 0) of[category] = choices
  }
  return of
}

const choicesOfCarer = ({ gender, languages, credentials, level }: CaregiverFacts) => [
  `gender:${gender}`,
  ...languages.map((one) => `language:${one}`),
  ...credentials.map((one) => `credential:${one}`),
  ...Array.from({ length: level ?? 0 }, (_, at) => `level:${at + 1}`),
]

export const priceField = (category: string | undefined, unit: string | undefined) =>
  `${category ?? EVERY_CATEGORY}_${unit ?? EVERY_CATEGORY}`

function leastPrices(offerings: readonly OfferingFacts[]): Record<string, number> {
  const least: Record<string, number> = {}
  for (const { category, unit, priceFen } of offerings) {
    for (const field of [
      priceField(category, unit),
      priceField(category, undefined),
      priceField(undefined, unit),
      priceField(undefined, undefined),
    ])
      least[field] = Math.min(least[field] ?? Number.POSITIVE_INFINITY, priceFen)
  }
  return least
}

function positionOf(sites: readonly SiteFacts[]): { lat: number; lng: number } | null {
  for (const { lat, lng } of sites) if (lat !== null && lng !== null) return { lat, lng }
  return null
}

const distinct = (values: readonly string[]) => [...new Set(values.filter((value) => value !== ''))]
