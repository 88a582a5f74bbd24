import { type FacetName, facetNames } from '../discovery.contract.ts'
import type { FacetCounts } from '../search-facts.contract.ts'
import type { FilterOf, Questions } from './ask.ts'
import { MOST_SPOTS, ONE_OF_SEVERAL, SINGLE, type Spot } from './crowd.ts'
import { choosing, type FacetPlan, facetPlans, type PlacePlan, placePlans } from './facets.ts'
import { filtersOf, type Wish } from './query-filter.rules.ts'

type Counts = Record<string, number>

/** Asks for all facets along with everything else; gives the way to the counts. */
export function askFacets(asked: Questions, wish: Wish, filter: FilterOf): () => FacetCounts {
  const counts = [
    ...facetPlans(wish.query).map(
      (plan) => [plan.name, countsOf(asked, { ...wish, query: plan.query }, plan, filter)] as const,
    ),
    ...placePlans(wish.query).map(
      (plan) => [plan.name, placeCounts(asked, { ...wish, query: plan.query }, plan, filter)] as const,
    ),
  ]
  return () => {
    const found = new Map<FacetName, Counts>(counts.map(([name, count]) => [name, count()]))
    return Object.fromEntries(facetNames.map((name) => [name, found.get(name) ?? {}])) as Record<
      FacetName,
      Counts
    >
  }
}

function countsOf(asked: Questions, wish: Wish, plan: FacetPlan, filter: FilterOf): () => Counts {
  if ('field' in plan) {
    const { field, read } = plan
    const answer = asked.count(filter(wish), field)
    return () => summed(answer().facetDistribution?.[field] ?? {}, read)
  }
  const answers = plan.values.map((value) => {
    const query = choosing(wish.query, plan.name, value)
    return [value, asked.count(filter({ ...wish, query }))] as const
  })
  return () =>
    Object.fromEntries(
      answers.flatMap(([value, answer]) => (answer().totalHits ? [[value, answer().totalHits ?? 0]] : [])),
    )
}

/** Near a place, providers with several sites are counted here: the engine would count each of their sites. */
function placeCounts(
  asked: Questions,
  wish: Wish,
  { field, read }: PlacePlan,
  filter: FilterOf,
): () => Counts {
  const all = filtersOf(wish)
  if (!wish.query.near) {
    const answer = asked.count(filter(wish), field)
    return () => summed(answer().facetDistribution?.[field] ?? {}, read)
  }
  const single = asked.count([...all, SINGLE], field)
  const several = asked.add({
    ...{ filter: [...all, ONE_OF_SEVERAL], limit: MOST_SPOTS, attributesToRetrieve: ['provider', field] },
  })
  return () => {
    const counts = summed(single().facetDistribution?.[field] ?? {}, read)
    const seen = new Set<string>()
    for (const spot of several().hits as Spot[]) {
      for (const path of spot[field as 'cities'] ?? []) {
        const value = read(path)
        const key = `${spot.provider} ${value}`
        if (!value || seen.has(key)) continue
        seen.add(key)
        counts[value] = (counts[value] ?? 0) + 1
      }
    }
    return counts
  }
}

function summed(counts: Readonly<Counts>, read: (value: string) => string | null): Counts {
  const sums: Counts = {}
  for (const [value, count] of Object.entries(counts)) {
    const read_ = read(value)
    if (read_) sums[read_] = (sums[read_] ?? 0) + count
  }
  return sums
}
