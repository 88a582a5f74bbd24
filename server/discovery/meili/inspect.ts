import { type Meilisearch, MeilisearchApiError } from 'meilisearch'
import { agree, settings } from './settings.ts'
import { readDay } from './write.ts'

/**
 * What there is under this name: an index that was filled to the end, as of a Shanghai day, or none: absent, set up by somebody
 * else, or emptied.
 */
export async function inspect(server: Meilisearch, uid: string): Promise<{ day: string } | 'none'> {
  try {
    if (!agree(await server.index(uid).getSettings(), settings)) return 'none'
    return { day: await readDay(server, uid) }
  } catch (error) {
    if (isGone(error)) return 'none'
    throw error
  }
}

export const isGone = (error: unknown): boolean =>
  error instanceof MeilisearchApiError &&
  (error.cause?.code === 'index_not_found' || error.cause?.code === 'document_not_found')
