import { setTimeout as rest } from 'node:timers/promises'
import type { Ctx } from '../../context.ts'
import { after, minutes } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import { type Chore, every } from '../../platform/every.ts'
import { rememberedFinds } from '../saved-search.contract.ts'
import { readKeptQuery } from '../saved-search.rules.ts'
import { findIds } from '../search-providers.ts'
import { newThemselves, rememberFinds, type Search } from './remember-finds.ts'

type AskCtx = Pick<Ctx, 'db' | 'clock' | 'log' | 'requestId'> & {
  readonly ports: Pick<Ctx['ports'], 'search'>
}

const LOOK = minutes(1)
const BATCH = 50
/** After a search it rests for four times as long as that took: people's own searches come first. */
const RESTS = 4

/** Asks what is due, minute by minute, until stopped. Several processes share the work. */
export function watchSavedSearches(ctx: AskCtx): Chore {
  return every(
    LOOK,
    () => askSavedSearches(ctx),
    (error) => ctx.log.error({ err: error }, 'the saved searches were not asked'),
  )
}

/**
 * Asks every saved search that is due, remembers who is new and tells the person, at most once a day per search. Gives how
 * many were asked. Each is due about once an hour, at an instant of its own, and earlier when a listing changes that might
 * fit. What it costs: one query of the engine and two of the database for each (one more query where more than 200 fit and
 * a listing is new), never more than a fifth of the time.
 */
export async function askSavedSearches(ctx: AskCtx): Promise<number> {
  let asked = 0
  for (;;) {
    const due = await takeDue(ctx)
    if (due.length === 0) return asked
    for (const search of due) {
      const began = performance.now()
      if (await ask(ctx, search)) asked += 1
      await rest((performance.now() - began) * RESTS)
    }
  }
}

/** Asks one just saved, so that who fits already is no news. Where nothing answers it is done later. */
export async function askNow(ctx: AskCtx, id: string): Promise<void> {
  const search = await ctx.db.savedSearch.findUniqueOrThrow({ where: { id } })
  await ask(ctx, search)
}

/** Takes a batch out of what is due: whoever else looks finds the next one. Paused ones only get a new hour. */
async function takeDue({ db, clock }: AskCtx): Promise<Search[]> {
  const now = clock.now()
  const rows = await db.$queryRaw<(Search & { pausedAt: Date | null; removedAt: Date | null })[]>`
    update saved_search s set ask_at = ${now}::timestamptz + interval '55 minutes' + random() * interval '10 minutes'
    where s.id in (
      select id from saved_search where ask_at <= ${now} order by ask_at limit ${BATCH} for update skip locked)
    returning s.id::text, s.query, s.wide, s.created_at as "createdAt", s.asked_at as "askedAt",
      s.paused_at as "pausedAt", s.removed_at as "removedAt"`
  return rows.filter(({ pausedAt, removedAt }) => !pausedAt && !removedAt)
}

/** One search; a failure is told in the log and leaves the others their turn. */
async function ask(ctx: AskCtx, search: Search): Promise<boolean> {
  const query = readKeptQuery(search.query)
  if (query.day && query.day < dayOf(ctx.clock.now())) return false
  try {
    const found = await findIds(ctx, query, rememberedFinds)
    const wide = found.total > rememberedFinds
    const narrow = !wide && !search.wide
    const candidates =
      narrow || !search.askedAt ? null : await newThemselves(ctx.db, search, after(search.askedAt, -LATE))
    const among = candidates && wide ? await findAmong(ctx, query, candidates) : found.ids
    const news = candidates ? among.filter((id) => candidates.includes(id)) : among
    await rememberFinds(ctx, search, { news, others: candidates || !search.askedAt ? found.ids : [], wide })
    return true
  } catch (error) {
    ctx.log.warn({ err: error, searchId: search.id }, 'a saved search was not asked')
    return false
  }
}

/** A listing may be found only a while after it was written. */
const LATE = minutes(60)

const findAmong = async (
  ctx: AskCtx,
  query: ReturnType<typeof readKeptQuery>,
  candidates: readonly string[],
) => (candidates.length === 0 ? [] : (await findIds(ctx, query, rememberedFinds, candidates)).ids)
