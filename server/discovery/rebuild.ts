import type { Ctx } from '../context.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { writeSearchTexts } from './refresh-listing.ts'
import type { Progress } from './search-port.ts'

type RebuildCtx = Pick<Ctx, 'db'> & { readonly ports: Pick<Ctx['ports'], 'search'> }

/**
 * Makes everything that searches read anew, while searches go on being answered: search texts in the database, the index of
 * the configured engine where that is a server of its own, and the indexes in the memory of every running process, which
 * hear of it through the outbox. Fails with the engine; what was done until then is right.
 */
export async function rebuild(
  { db, ports }: RebuildCtx,
  tell: (part: 'texts' | 'engine', progress: Parameters<Progress>[0]) => void,
): Promise<{ texts: number }> {
  const texts = await writeSearchTexts(db, 'all', (progress) => tell('texts', progress))
  await enqueue(db, 'reindex', {})
  await ports.search.rebuild?.((progress) => tell('engine', progress))
  return { texts }
}
