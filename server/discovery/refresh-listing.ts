import { isDeepStrictEqual } from 'node:util'
import type { Ctx } from '../context.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Db, Tx } from '../platform/db.ts'
import { readDocuments, readSearchable, type Which } from './read-listings.ts'
import type { Progress } from './search-port.ts'
import { searchTextFor } from './search-text.rules.ts'

type IndexCtx = Pick<Ctx, 'db' | 'clock' | 'log'> & { readonly ports: Pick<Ctx['ports'], 'search'> }

const CHUNK = 5_000
/** Whoever changes the same listing more often while it is written leaves an outbox row of their own. */
const MOST_TRIES = 5

/**
 * Brings what one provider is found by up to date: taker of the outbox topic `listing`. May be called any number of times,
 * and by several processes at once: what was overtaken by a newer change on its way to the engine is noticed and written
 * anew. Fails with the engine, so that the outbox tries again.
 */
export async function refreshListing(
  ctx: Pick<Ctx, 'db' | 'clock'> & { readonly ports: Pick<Ctx['ports'], 'search'> },
  providerId: string,
): Promise<void> {
  await writeSearchTexts(ctx.db, [providerId])
  const read = () => readDocuments(ctx.db, [providerId], ctx.clock.now())
  let documents = await read()
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (documents.length > 0) await ctx.ports.search.index(documents)
    else await ctx.ports.search.remove([providerId])
    const now = await read()
    if (isDeepStrictEqual(now, documents)) return
    documents = now
  }
}

/** The same for all providers, in bulk: after a change of the vocabulary, or for an engine that starts empty. */
export async function rebuildSearch(ctx: IndexCtx): Promise<void> {
  await writeSearchTexts(ctx.db, 'all')
  await indexListings(ctx, 'all')
}

/** Writes the search texts of these providers, or of all; rows that read as before are left alone. Gives how many changed. */
export async function writeSearchTexts(
  db: Db | Tx,
  which: Which,
  tell: Progress = () => {},
): Promise<number> {
  const rows = await readSearchable(db, which)
  let changed = 0
  for (let at = 0; at < rows.length; at += CHUNK) {
    const texts = rows.slice(at, at + CHUNK).map(({ id, ...facts }) => ({ id, text: searchTextFor(facts) }))
    changed += await db.$executeRaw`
      update provider p set search_text = t.text
      from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as t(id uuid, text text)
      where p.id = t.id and p.search_text is distinct from t.text`
    tell({ done: Math.min(at + CHUNK, rows.length), total: rows.length })
  }
  return changed
}

/**
 * Tells the search engine about these providers, or all. An engine that does not answer is noted in the log, and told later
 * through the outbox.
 */
export async function indexListings(ctx: IndexCtx, which: Which): Promise<void> {
  if (ctx.ports.search.name === 'postgres') return
  try {
    const documents = await readDocuments(ctx.db, which, ctx.clock.now())
    for (let at = 0; at < documents.length; at += CHUNK) {
      await ctx.ports.search.index(documents.slice(at, at + CHUNK))
    }
  } catch (error) {
    ctx.log.warn({ err: error }, 'the search engine is brought up to date later')
    if (which !== 'all') for (const providerId of which) await enqueue(ctx.db, 'listing', { providerId })
  }
}
