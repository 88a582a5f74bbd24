import {
  abilityGrades,
  ageClasses,
  credentialKinds,
  languages,
  offeringCategories,
  offeringUnits,
} from '../../providers/provider.contract.ts'
import type { CaregiverFacts, OfferingFacts } from '../search-facts.contract.ts'

/** Two numbers an offering: what it is, and its price. */
const ANY = 0b11111

/** Category, unit, abilities and ages in one number. */
export const offers = {
  category: (fact: number) => fact & 31,
  unit: (fact: number) => (fact >>> 5) & 7,
  abilities: (fact: number) => (fact >>> 8) & ANY,
  ages: (fact: number) => (fact >>> 13) & ANY,
}

/** Gender, level, languages and credentials in one number; the skills are another. */
export const carers = {
  isMale: (fact: number) => (fact & 1) === 1,
  level: (fact: number) => (fact >>> 1) & 15,
  languages: (fact: number) => (fact >>> 5) & 1023,
  credentials: (fact: number) => (fact >>> 15) & 7,
}

/** In one order, so that the same offerings are the same list; without prices also each only once. */
export function listOfOffers(offerings: readonly OfferingFacts[], withPrice: boolean): number[] {
  const pairs = offerings.map((one): Pair => {
    const category = numberOf(offeringCategories, one.category, 31)
    const unit = numberOf(offeringUnits, one.unit, 7)
    const abilities = one.abilities.length === 0 ? ANY : bitsOf(abilityGrades, one.abilities)
    const ages = one.ages.length === 0 ? ANY : bitsOf(ageClasses, one.ages)
    return [category | (unit << 5) | (abilities << 8) | (ages << 13), withPrice ? one.priceFen : 0]
  })
  return inOrder(pairs)
}

export function listOfCarers(caregivers: readonly CaregiverFacts[]): number[] {
  const pairs = caregivers.map((one): Pair => {
    const [spoken, held] = [bitsOf(languages, one.languages), bitsOf(credentialKinds, one.credentials)]
    const fact = (one.gender === 'male' ? 1 : 0) | ((one.level ?? 0) << 1) | (spoken << 5) | (held << 15)
    return [fact, bitsOf(offeringCategories, one.skills)]
  })
  return inOrder(pairs)
}

type Pair = readonly [number, number]

function inOrder(pairs: readonly Pair[]): number[] {
  const sorted = [...pairs].sort(([a, x], [b, y]) => a - b || x - y)
  return sorted.filter(([a, x], at) => a !== sorted[at - 1]?.[0] || x !== sorted[at - 1]?.[1]).flat()
}

const numberOf = (list: readonly string[], value: string, unknown: number) => {
  const number = list.indexOf(value)
  return number < 0 ? unknown : number
}

/** A bit for each value that is known. */
function bitsOf(list: readonly string[], values: readonly string[]): number {
  let bits = 0
  for (const value of values) {
    const number = list.indexOf(value)
    if (number >= 0) bits |= 1 << number
  }
  return bits >>> 0
}
