import {
  abilityGrades,
  ageClasses,
  credentialKinds,
  languages,
  offeringCategories,
  offeringUnits,
  providerGrades,
  providerKinds,
} from '../../providers/provider.contract.ts'
import type { FacetCounts } from '../search-facts.contract.ts'
import { only } from './judge-traits.ts'
import type { Question } from './question.ts'
import { reaching } from './verdicts.ts'

const genders = ['female', 'male'] as const
const levels = ['0', '1', '2', '3', '4', '5', '6', '7', '8'] as const
const means = ['none', '3', '4', '4.5'] as const

/** What was counted while everybody was looked at, by the names of the contract. */
export function countFacets({ traits, offers, carers, areas, categories, rated }: Question): FacetCounts {
  const trait = traits.facets()
  const offer = offers.facets(!carers.asked)
  const carer = carers.facets()
  return {
    ...areas.facets(),
    kind: named(providerKinds, trait.kind),
    category: named(offeringCategories, carers.asked ? categories : offer.category),
    unit: named(offeringUnits, offer.unit),
    ability: named(abilityGrades, offer.ability),
    age: named(ageClasses, offer.age),
    rating: named(means, reaching(rated), 1),
    grade: named(providerGrades, trait.grade),
    gender: named(genders, carer.gender),
    language: named(languages, carer.language),
    credential: named(credentialKinds, carer.credential),
    level: named(levels, reaching(carer.level), 1),
    only: named(only, trait.yes),
  }
}

function named(names: readonly string[], counts: ArrayLike<number>, from = 0): Record<string, number> {
  const found: Record<string, number> = {}
  for (let at = from; at < names.length; at += 1) {
    const count = counts[at] ?? 0
    if (count > 0) found[names[at] ?? ''] = count
  }
  return found
}
