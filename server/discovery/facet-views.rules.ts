import { providerGrades } from '../providers/provider.contract.ts'
import type { FacetChoice, FacetName, SearchResult } from './discovery.contract.ts'
import type { FacetCounts } from './search-facts.contract.ts'

/** Grades and levels are a scale: the best first. */
const scales: Partial<Record<string, readonly string[]>> = {
  grade: providerGrades,
  level: ['8', '7', '6', '5', '4', '3', '2', '1'],
  rating: ['4.5', '4', '3'],
}

/** What the counts of an engine look like to people: most frequent first, then in the order of the alphabet. */
export function facetViews(counts: FacetCounts): SearchResult['facets'] {
  const view = <Name extends FacetName>(name: Name): FacetChoice<Name>[] => {
    // What engines count are the values of the contract.
    const given = Object.entries(counts[name]) as [FacetChoice<Name>['value'], number][]
    const choices = given.map(([value, count]) => ({ value, count }))
    const scale = scales[name]
    return scale
      ? choices.sort((a, b) => scale.indexOf(a.value) - scale.indexOf(b.value))
      : choices.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  }
  return {
    ...{ province: view('province'), city: view('city'), district: view('district'), street: view('street') },
    ...{ kind: view('kind'), category: view('category'), unit: view('unit'), ability: view('ability') },
    ...{ age: view('age'), rating: view('rating'), grade: view('grade'), gender: view('gender') },
    ...{
      language: view('language'),
      credential: view('credential'),
      level: view('level'),
      only: view('only'),
    },
  }
}
