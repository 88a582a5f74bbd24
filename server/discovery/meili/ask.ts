import type { Meilisearch, MultiSearchQuery } from 'meilisearch'
import type { Wish } from './query-filter.rules.ts'

type Asked = Omit<MultiSearchQuery, 'indexUid'>
export type Answer = {
  readonly hits: readonly unknown[]
  readonly totalHits?: number
  readonly facetDistribution?: Readonly<Record<string, Readonly<Record<string, number>>>>
}
/** Asks several things at once; answers come in their order. */
export type Ask = (queries: readonly Asked[]) => Promise<readonly Answer[]>

export const askWith =
  (server: Meilisearch, indexUid: string): Ask =>
  async (queries) => {
    const all = queries.map((query) => ({ ...query, indexUid }))
    return (await server.multiSearch({ queries: all })).results
  }

export type Questions = ReturnType<typeof createQuestions>

/** Gathers what is to be asked at once; each question gives the way to its answer. */
export function createQuestions() {
  const queries: Asked[] = []
  const counted = new Map<string, { at: number; fields: Set<string> }>()
  let answers: readonly Answer[] = []
  const add = (query: Asked) => {
    const at = queries.push(query) - 1
    return () => answers[at] ?? { hits: [] }
  }
  return {
    add,
    /** How many fit, and how many of them have each value of `field`. What is asked about the same is asked once. */
    count(filter: string[], field?: string): () => Answer {
      const key = JSON.stringify(filter)
      const known = counted.get(key) ?? { at: queries.length, fields: new Set() }
      if (!counted.has(key)) {
        add({ filter, page: 1, hitsPerPage: 0 })
        counted.set(key, known)
      }
      if (field) queries[known.at] = { ...queries[known.at], facets: [...known.fields.add(field)] }
      return () => answers[known.at] ?? { hits: [] }
    },
    async ask(ask: Ask): Promise<void> {
      answers = await ask(queries)
    },
  }
}

/** All filters of a wish, and that nobody is found twice. */
export type FilterOf = (wish: Wish) => string[]
