import { type SearchQuery, searchInput } from './discovery.contract.ts'

/** What changes the order of hits or the part of them that is seen, but not who is among them. */
const NOT_WHO = ['sort', 'page'] as const

const nothing = searchInput.parse({})

/** About a hundred metres: near enough to search by, and does not tell at which door somebody lives. */
const rounded = (degrees: number) => Math.round(degrees * 1_000) / 1_000

/**
 * The query as it is kept: from its first page, its position rounded to about 100 m, and without the ability of the one who
 * is cared for, which is about somebody's health.
 */
export function keptQuery(query: SearchQuery): SearchQuery {
  const { near } = query
  return {
    ...query,
    q: query.q.replace(/\s+/g, ' '),
    page: 1,
    ability: undefined,
    near: near && { lat: rounded(near.lat), lng: rounded(near.lng) },
  }
}

/**
 * One text for all queries that find the same: what is not set, or as it would be anyway, stays out; order of keys, of
 * letters' case and of the page do not count. Empty where nothing is asked for.
 */
export function canonicalQuery(query: SearchQuery): string {
  const kept: Record<string, unknown> = keptQuery(query)
  kept.q = query.q.toLowerCase().replace(/\s+/g, ' ')
  if (!query.near || !query.within) {
    // Without a radius a position only sorts, and a radius without a position says nothing.
    delete kept.near
    delete kept.within
  }
  for (const name of NOT_WHO) delete kept[name]
  const set = Object.keys(kept)
    .sort()
    .filter((name) => kept[name] !== undefined && kept[name] !== nothing[name as keyof SearchQuery])
  return set.length === 0 ? '' : JSON.stringify(Object.fromEntries(set.map((name) => [name, kept[name]])))
}

/**
 * A kept query in the shape of today's searchInput. A condition that does not exist any more, or makes no sense any more,
 * is left out rather than refused: old searches survive.
 */
export function readKeptQuery(json: unknown): SearchQuery {
  const wishes: Record<string, unknown> = { ...(typeof json === 'object' ? json : {}) }
  for (;;) {
    const read = searchInput.safeParse(wishes)
    if (read.success) return read.data
    for (const issue of read.error.issues) delete wishes[String(issue.path[0])]
  }
}
