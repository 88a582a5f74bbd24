import { createHash } from 'node:crypto'
import { Meilisearch, MeilisearchApiError } from 'meilisearch'

/** `asks` may only search; `writes` may do what the given key may. */
export type Connection = { readonly asks: Meilisearch; readonly writes: Meilisearch }

/** Longer than a search may take; a batch of documents is on its way for a while. */
const WRITE_WITHIN = 30_000

/**
 * Connects with the given key. Where that key may make keys, searches get one that can search these indexes and nothing
 * else, made once and found again afterwards. A key that is limited already is used as it is.
 */
export async function connect({
  url,
  key,
  prefix,
}: {
  url: string
  key?: string | undefined
  prefix: string
}): Promise<Connection> {
  const writes = new Meilisearch({ host: url, timeout: WRITE_WITHIN, ...(key && { apiKey: key }) })
  const searchKey = key && (await searchKeyFrom(writes, prefix))
  return { asks: searchKey ? new Meilisearch({ host: url, apiKey: searchKey }) : writes, writes }
}

async function searchKeyFrom(writes: Meilisearch, prefix: string): Promise<string | null> {
  const uid = uidFor(prefix)
  try {
    return (await writes.getKey(uid)).key
  } catch (error) {
    if (refusedFor(error, 'invalid_api_key')) return null
    if (!refusedFor(error, 'api_key_not_found')) throw error
  }
  try {
    const made = {
      uid,
      name: `${prefix}: search only`,
      actions: ['search'],
      indexes: [`${prefix}-*`],
      expiresAt: null,
    }
    return (await writes.createKey(made)).key
  } catch (error) {
    if (refusedFor(error, 'invalid_api_key')) return null
    // Another process was quicker.
    if (refusedFor(error, 'api_key_already_exists')) return (await writes.getKey(uid)).key
    throw error
  }
}

/** The same in every process, so that there is one such key and not one per start. */
function uidFor(prefix: string): string {
  const hex = createHash('sha256').update(`${prefix}: search only`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Whether the engine answered, and refused for this reason. */
const refusedFor = (error: unknown, code: string): boolean =>
  error instanceof MeilisearchApiError && error.cause?.code === code
