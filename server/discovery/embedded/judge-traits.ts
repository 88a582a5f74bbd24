import { providerGrades, providerKinds } from '../../providers/provider.contract.ts'
import type { ConditionName, SearchQuery } from '../discovery.contract.ts'
import { createVerdicts } from './verdicts.ts'

/** What holds for a provider as a whole: 4 bits of kind, 4 of grade (0 is none), and one for each yes or no. */
export const only = ['bookable', 'inclusive', 'voucher', 'ltci'] as const
const UNKNOWN_KIND = 15
const TRAITS = 1 << 12

export function kindAndGrade(kind: string, grade: string | null): number {
  const number = (providerKinds as readonly string[]).indexOf(kind)
  return (
    (number < 0 ? UNKNOWN_KIND : number) |
    (((providerGrades as readonly (string | null)[]).indexOf(grade) + 1) << 4)
  )
}
export const traitOf = (kindAndGrade: number, yes: number) => kindAndGrade | (yes << 8)

const KIND = 1
const GRADE = 2
const YES = 4
const named = ['kind', 'grade', ...only] as const

export function createTraitJudge() {
  const verdicts = createVerdicts()
  return {
    begin(query: SearchQuery) {
      verdicts.begin(TRAITS)
      const kind = query.kind ? providerKinds.indexOf(query.kind) : -1
      const needed = only.reduce((bits, name, at) => bits | (query[name] ? 1 << at : 0), 0)
      const grades = gradesFrom(query.grade)

      /** The conditions that fail, a bit each. */
      const failing = (trait: number): number =>
        (kind < 0 || (trait & 15) === kind ? 0 : KIND) |
        (grades === 0 || (grades >>> ((trait >>> 4) & 15)) & 1 ? 0 : GRADE) |
        ((needed & ~(trait >>> 8)) * YES)

      return {
        /** What is asked for, and its bit in what fails. */
        asked: named.flatMap((name, at) => (query[name] ? { name, bit: 1 << at } : [])),
        failing,
        count: verdicts.count,
        named: (bits: number): readonly ConditionName[] => named.filter((_, at) => (bits >>> at) & 1),
        facets() {
          const kinds = new Uint32Array(16)
          const graded = new Uint32Array(16)
          const yes = new Uint32Array(only.length)
          verdicts.each((trait, count) => {
            const fails = failing(trait)
            const [kindNumber, grade] = [trait & 15, (trait >>> 4) & 15]
            if ((fails & ~KIND) === 0) kinds[kindNumber] = (kinds[kindNumber] ?? 0) + count
            if ((fails & ~GRADE) === 0) graded[grade] = (graded[grade] ?? 0) + count
            for (let at = 0; at < only.length; at += 1)
              if ((fails & ~(YES << at)) === 0 && (trait >>> (8 + at)) & 1) yes[at] = (yes[at] ?? 0) + count
          })
          return { kind: kinds, grade: orBetter(graded), yes }
        },
      }
    },
  }
}

/** That grade and the better ones of its scale, a bit each; 0 where none is asked for. */
function gradesFrom(grade: SearchQuery['grade']): number {
  if (!grade) return 0
  return providerGrades.reduce((bits, one, at) => (isOrBetter(one, grade) ? bits | (2 << at) : bits), 0)
}

const isOrBetter = (one: string, than: string) =>
  /\d/.test(one) === /\d/.test(than) &&
  providerGrades.indexOf(one as never) <= providerGrades.indexOf(than as never)

function orBetter(graded: Uint32Array): number[] {
  return providerGrades.map((than) =>
    providerGrades.reduce((sum, one, at) => (isOrBetter(one, than) ? sum + (graded[at + 1] ?? 0) : sum), 0),
  )
}
