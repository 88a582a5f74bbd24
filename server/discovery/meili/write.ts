import type { Meilisearch } from 'meilisearch'
import { dayOf } from '../../kernel/wall-time.ts'
import type { SearchDocument } from '../search-facts.contract.ts'
import { ONE_OF_SEVERAL } from './crowd.ts'
import { documentsOf, type MeiliDocument } from './document.rules.ts'
import { isOneOf } from './filter.rules.ts'
import { done } from './tasks.ts'

/** Writes these listings into an index and waits until they are searchable; sites that are no more leave with it. */
export async function writeListings(
  server: Meilisearch,
  uid: string,
  { listings, gone = [], now }: { listings: readonly SearchDocument[]; gone?: readonly string[]; now: Date },
): Promise<void> {
  const index = server.index(uid)
  const documents = listings.flatMap((facts) => documentsOf(facts, dayOf(now)))
  const stale = await staleSites(server, uid, listings, documents)
  const tasks = [
    ...(documents.length > 0 ? [index.addDocuments(documents, { primaryKey: 'id' })] : []),
    ...(stale.length > 0 ? [index.deleteDocuments(stale)] : []),
    ...(gone.length > 0 ? [index.deleteDocuments({ filter: isOneOf('provider', gone) })] : []),
  ]
  await Promise.all(tasks.map((task) => done(server, task)))
}

/** Sites these providers had in the index and have no longer. */
async function staleSites(
  server: Meilisearch,
  uid: string,
  listings: readonly SearchDocument[],
  documents: readonly MeiliDocument[],
): Promise<string[]> {
  if (listings.length === 0) return []
  const providers = listings.map(({ id }) => id)
  const filter = [ONE_OF_SEVERAL, isOneOf('provider', providers)]
  const { hits } = await server
    .index<{ id: string }>(uid)
    .search('', { filter, limit: 10_000, attributesToRetrieve: ['id'] })
  const kept = new Set(documents.map(({ id }) => id))
  return hits.map(({ id }) => id).filter((id) => !kept.has(id))
}

const STATE = 'state'

/** Says in the index itself that it is complete, and for which Shanghai day. It stands for no provider. */
export async function writeDay(server: Meilisearch, uid: string, day: string): Promise<void> {
  await done(server, server.index(uid).addDocuments([{ id: STATE, stands: [], day }], { primaryKey: 'id' }))
}

export async function readDay(server: Meilisearch, uid: string): Promise<string> {
  return (await server.index<{ day: string }>(uid).getDocument(STATE)).day
}
