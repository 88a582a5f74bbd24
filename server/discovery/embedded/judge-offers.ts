import {
  abilityGrades,
  ageClasses,
  offeringCategories,
  offeringUnits,
} from '../../providers/provider.contract.ts'
import type { ConditionName, SearchQuery } from '../discovery.contract.ts'
import { offers } from './facts.ts'
import type { Sets } from './sets.ts'
import { addBits, createVerdicts, FAILS, FITS, isSingle } from './verdicts.ts'

/** Conditions that hold together for one and the same offering, a bit each. */
const CATEGORY = 1
const UNIT = 2
const PRICE = 4
const ABILITY = 8
const AGE = 16
const named: readonly (readonly [ConditionName, number])[] = [
  ['category', CATEGORY],
  ['unit', UNIT],
  ['price', PRICE],
  ['ability', ABILITY],
  ['age', AGE],
]

/** Room that is used again by the next query. */
export function createOfferJudge() {
  const verdicts = createVerdicts()
  return {
    /** Whether a query has to know prices: then lists with prices are judged, else lists without. */
    needsPrices: ({ priceFrom, priceTo, sort }: SearchQuery) =>
      priceFrom !== undefined || priceTo !== undefined || sort === 'price',
    begin(query: SearchQuery, sets: Sets) {
      verdicts.begin(sets.size())
      const { verdict } = verdicts
      const is = conditions(query)

      function look(number: number): number {
        if (is.asked === 0) return FITS
        const set = sets.of(number)
        for (let at = 0; at < set.length; at += 2)
          if (is.failing(set[at] ?? 0, set[at + 1] ?? 0) === 0) return FITS
        return FAILS
      }

      return {
        /** Whether anything is asked of offerings. */
        asked: is.asked !== 0,
        fits(number: number): boolean {
          const known = verdict[number] ?? 0
          if (known !== 0) return known === FITS
          verdict[number] = look(number)
          return verdict[number] === FITS
        },
        count: verdicts.count,
        /** The categories that would fit, were none asked for. */
        categories(number: number): number {
          let found = 0
          const set = sets.of(number)
          for (let at = 0; at < set.length; at += 2) {
            const fact = set[at] ?? 0
            if ((is.failing(fact, set[at + 1] ?? 0) & ~CATEGORY) === 0) found |= 1 << offers.category(fact)
          }
          return found >>> 0
        },
        /** The conditions each of which could be left out alone, to make it fit. */
        without(number: number): readonly ConditionName[] {
          let bits = isSingle(is.asked) ? is.asked : 0
          const set = sets.of(number)
          for (let at = 0; at < set.length; at += 2) {
            const failing = is.failing(set[at] ?? 0, set[at + 1] ?? 0)
            if (isSingle(failing)) bits |= failing
          }
          return named.flatMap(([name, bit]) => ((bits & bit) !== 0 ? name : []))
        },
        /** The lowest price that fits, in fen. */
        least(number: number): number {
          let least = Number.POSITIVE_INFINITY
          const set = sets.of(number)
          for (let at = 0; at < set.length; at += 2) {
            const price = set[at + 1] ?? 0
            if (price < least && is.failing(set[at] ?? 0, price) === 0) least = price
          }
          return least
        },
        facets(withCategories: boolean) {
          const category = new Uint32Array(32)
          const unit = new Uint32Array(32)
          const ability = new Uint32Array(32)
          const age = new Uint32Array(32)
          verdicts.each((number, count) => {
            let [categories, units, abilities, ages] = [0, 0, 0, 0]
            const set = sets.of(number)
            for (let at = 0; at < set.length; at += 2) {
              const fact = set[at] ?? 0
              const failing = is.failing(fact, set[at + 1] ?? 0)
              if ((failing & ~CATEGORY) === 0) categories |= 1 << offers.category(fact)
              if ((failing & ~UNIT) === 0) units |= 1 << offers.unit(fact)
              if ((failing & ~ABILITY) === 0) abilities |= offers.abilities(fact)
              if ((failing & ~AGE) === 0) ages |= offers.ages(fact)
            }
            if (withCategories) addBits(category, categories, count)
            addBits(unit, units, count)
            addBits(ability, abilities, count)
            addBits(age, ages, count)
          })
          return { category, unit, ability, age }
        },
      }
    },
  }
}

function conditions(query: SearchQuery) {
  const category = query.category ? offeringCategories.indexOf(query.category) : -1
  const unit = query.unit ? offeringUnits.indexOf(query.unit) : -1
  const ability = query.ability ? 1 << abilityGrades.indexOf(query.ability) : 0
  const age = query.age ? 1 << ageClasses.indexOf(query.age) : 0
  const { priceFrom = 0, priceTo = Number.POSITIVE_INFINITY } = query
  const priced = query.priceFrom !== undefined || query.priceTo !== undefined
  return {
    asked:
      (category < 0 ? 0 : CATEGORY) |
      (unit < 0 ? 0 : UNIT) |
      (priced ? PRICE : 0) |
      (ability && ABILITY) |
      (age && AGE),
    failing: (fact: number, price: number): number =>
      (category < 0 || offers.category(fact) === category ? 0 : CATEGORY) |
      (unit < 0 || offers.unit(fact) === unit ? 0 : UNIT) |
      (!priced || (price >= priceFrom && price <= priceTo) ? 0 : PRICE) |
      (ability === 0 || (offers.abilities(fact) & ability) !== 0 ? 0 : ABILITY) |
      (age === 0 || (offers.ages(fact) & age) !== 0 ? 0 : AGE),
  }
}
