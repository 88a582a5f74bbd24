import { credentialKinds, languages, offeringCategories } from '../../providers/provider.contract.ts'
import type { ConditionName, SearchQuery } from '../discovery.contract.ts'
import { carers } from './facts.ts'
import type { Sets } from './sets.ts'
import { addBits, createVerdicts, FAILS, FITS, isSingle } from './verdicts.ts'

/** Conditions that hold together for one and the same caregiver, a bit each. The skill counts where another is asked for. */
const GENDER = 1
const LANGUAGE = 2
const CREDENTIAL = 4
const LEVEL = 8
const SKILL = 16
const named: readonly (readonly [ConditionName, number])[] = [
  ['gender', GENDER],
  ['language', LANGUAGE],
  ['credential', CREDENTIAL],
  ['level', LEVEL],
  ['category', SKILL],
]

export function createCarerJudge() {
  const verdicts = createVerdicts()
  return {
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
        /** Whether anything is asked of caregivers. */
        asked: is.asked !== 0,
        fits(number: number): boolean {
          const known = verdict[number] ?? 0
          if (known !== 0) return known === FITS
          verdict[number] = look(number)
          return verdict[number] === FITS
        },
        count: verdicts.count,
        /** The skills of those who fit, were none asked for. */
        skills(number: number): number {
          let found = 0
          const set = sets.of(number)
          for (let at = 0; at < set.length; at += 2) {
            const skills = set[at + 1] ?? 0
            if ((is.failing(set[at] ?? 0, skills) & ~SKILL) === 0) found |= skills
          }
          return found >>> 0
        },
        /** The conditions each of which could be left out alone, to make it fit; `category` is their skill. */
        without(number: number): readonly ConditionName[] {
          // Where nothing else is asked of caregivers they need no skill either.
          let bits = isSingle(is.asked) ? is.asked : 0
          const set = sets.of(number)
          for (let at = 0; at < set.length; at += 2) {
            const failing = is.failing(set[at] ?? 0, set[at + 1] ?? 0)
            if (isSingle(failing)) bits |= failing
          }
          return named.flatMap(([name, bit]) => ((bits & bit) !== 0 ? name : []))
        },
        facets() {
          const gender = new Uint32Array(32)
          const language = new Uint32Array(32)
          const credential = new Uint32Array(32)
          const level = new Uint32Array(9)
          verdicts.each((number, count) => {
            let [genders, spoken, held, highest] = [0, 0, 0, 0]
            const set = sets.of(number)
            for (let at = 0; at < set.length; at += 2) {
              const fact = set[at] ?? 0
              const failing = is.failing(fact, set[at + 1] ?? 0)
              if ((failing & ~GENDER) === 0) genders |= carers.isMale(fact) ? 2 : 1
              if ((failing & ~LANGUAGE) === 0) spoken |= carers.languages(fact)
              if ((failing & ~CREDENTIAL) === 0) held |= carers.credentials(fact)
              if ((failing & ~LEVEL) === 0) highest = Math.max(highest, carers.level(fact))
            }
            addBits(gender, genders, count)
            addBits(language, spoken, count)
            addBits(credential, held, count)
            level[highest] = (level[highest] ?? 0) + count
          })
          return { gender, language, credential, level }
        },
      }
    },
  }
}

function conditions(query: SearchQuery) {
  const { gender, level = 0 } = query
  const language = query.language ? 1 << languages.indexOf(query.language) : 0
  const credential = query.credential ? 1 << credentialKinds.indexOf(query.credential) : 0
  const skill = query.category ? 1 << offeringCategories.indexOf(query.category) : 0
  return {
    asked: (gender ? GENDER : 0) | (language && LANGUAGE) | (credential && CREDENTIAL) | (level && LEVEL),
    failing: (fact: number, skills: number): number =>
      (!gender || carers.isMale(fact) === (gender === 'male') ? 0 : GENDER) |
      (language === 0 || (carers.languages(fact) & language) !== 0 ? 0 : LANGUAGE) |
      (credential === 0 || (carers.credentials(fact) & credential) !== 0 ? 0 : CREDENTIAL) |
      (carers.level(fact) >= level ? 0 : LEVEL) |
      (skill === 0 || (skills & skill) !== 0 ? 0 : SKILL),
  }
}
