import type { Meilisearch } from 'meilisearch'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import type { Db } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import { beginToSee, readChanges } from '../embedded/read-changes.ts'
import type { Progress } from '../search-port.ts'
import { countListings, inBatches, readNow, undelivered } from './changes.ts'
import { documentsOf } from './document.rules.ts'
import { indexNames, settings } from './settings.ts'
import { done, MeiliTaskFailed } from './tasks.ts'
import { writeDay, writeListings } from './write.ts'

const BATCH = 2_000
/** Batches the engine has got and not yet finished: enough to keep it busy, few enough to stay small. */
const AHEAD = 3
/** A batch of a big index may have to wait for others. */
const BATCH_WITHIN = 300_000
/** An index being filled that nobody has written to for so long was left behind by a process that died. */
const ABANDONED = 120_000

export class FilledElsewhere extends Error {}

type Needs = { server: Meilisearch; prefix: string; db: Db; clock: Clock; log: Log; tell?: Progress }

/**
 * Fills a second index with all listings and swaps it with the one that answers, which goes on answering meanwhile. What
 * changes in between is written into the old one as ever, and into the new one before and after the swap: whatever was
 * delivered since the beginning or is not delivered yet. Throws FilledElsewhere while another process is at it.
 */
export async function fill({ server, prefix, db, clock, log, tell = () => {} }: Needs): Promise<void> {
  const { live, next, isOlder } = indexNames(prefix)
  await begin(server, next, clock)
  const seen = await beginToSee(db)
  const day = dayOf(clock.now())
  await done(server, server.index(next).updateSettings(settings), { within: BATCH_WITHIN })
  await writeAll({ server, db, clock, tell, next })
  const catchUp = async (uid: string) => {
    const ids = [...new Set([...((await readChanges(db, seen)) ?? []), ...(await undelivered(db))])]
    for (let at = 0; at < ids.length; at += BATCH) {
      const now = clock.now()
      const { documents, gone } = await readNow(db, ids.slice(at, at + BATCH), now)
      await writeListings(server, uid, { listings: documents, gone, now })
    }
  }
  await catchUp(next)
  await writeDay(server, next, day)
  await unlessThere(done(server, server.createIndex(live, { primaryKey: 'id' })))
  await done(server, server.swapIndexes([{ indexes: [live, next], rename: false }]), { within: BATCH_WITHIN })
  await catchUp(live)
  await done(server, server.deleteIndex(next), { within: BATCH_WITHIN })
  for (const { uid } of (await server.getRawIndexes({ limit: 1_000 })).results) {
    if (!isOlder(uid)) continue
    log.info({ index: uid }, 'an index of an older release is no longer needed')
    await done(server, server.deleteIndex(uid), { within: BATCH_WITHIN })
  }
}

/** Making the index is the lock: the engine lets one of several do it. */
async function begin(server: Meilisearch, next: string, clock: Clock): Promise<void> {
  const make = () => done(server, server.createIndex(next, { primaryKey: 'id' }))
  try {
    return await make()
  } catch (error) {
    if (!isThere(error)) throw error
  }
  const { updatedAt } = await server.getRawIndex(next)
  if (clock.now().getTime() - new Date(updatedAt).getTime() < ABANDONED)
    throw new FilledElsewhere('another process is filling the search index')
  await done(server, server.deleteIndex(next))
  await make()
}

const isThere = (error: unknown) => error instanceof MeiliTaskFailed && error.code === 'index_already_exists'

async function unlessThere(making: Promise<void>): Promise<void> {
  await making.catch((error) => {
    if (!isThere(error)) throw error
  })
}

type Writing = Pick<Required<Needs>, 'server' | 'db' | 'clock' | 'tell'> & { next: string }

async function writeAll({ server, db, clock, tell, next }: Writing): Promise<void> {
  const total = await countListings(db)
  const underway: Promise<void>[] = []
  let written = 0
  tell({ done: 0, total })
  for await (const ids of inBatches(db, BATCH)) {
    const now = clock.now()
    const { documents } = await readNow(db, ids, now)
    const task = server.index(next).addDocuments(documents.flatMap((facts) => documentsOf(facts, dayOf(now))))
    const written_ = done(server, task, { within: BATCH_WITHIN }).then(() => {
      written += ids.length
      tell({ done: written, total })
    })
    // Heard of when its turn comes.
    written_.catch(() => {})
    underway.push(written_)
    if (underway.length > AHEAD) await underway.shift()
  }
  await Promise.all(underway)
}
