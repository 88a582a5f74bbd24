import type { Ctx } from '../../context.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import { type Db, inTransaction, type Tx } from '../../platform/db.ts'

export type Search = {
  readonly id: string
  readonly query: unknown
  readonly wide: boolean
  readonly createdAt: Date
  readonly askedAt: Date | null
}

const MOST_CANDIDATES = 500

/** Listings that were opened or joined since, and that this search has not found yet; never from before it was saved. */
export async function newThemselves(db: Db, { id, createdAt }: Search, since: Date): Promise<string[]> {
  const from = since > createdAt ? since : createdAt
  const rows = await db.$queryRaw<{ id: string }[]>`
    select p.id::text from provider p
    where (p.created_at > ${from} or p.verified_at > ${from})
      and not exists (
        select 1 from saved_search_find f where f.saved_search_id = ${id}::uuid and f.provider_id = p.id)
    order by p.id desc limit ${MOST_CANDIDATES}`
  return rows.map((row) => row.id)
}

/**
 * Writes down whom a search has found, in one transaction with the notice that says so. What it finds first was there from
 * the start, and so were `others` that only now come into sight; nobody is told of them.
 */
export async function rememberFinds(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  search: Search,
  { news, others, wide }: { news: readonly string[]; others: readonly string[]; wide: boolean },
): Promise<void> {
  const now = clock.now()
  await inTransaction(db, async (tx) => {
    const [row] = await tx.$queryRaw<Standing[]>`
      select user_id::text as "userId", looked_at as "lookedAt", told_on::text as "toldOn",
        asked_at is not null as known
      from saved_search
      where id = ${search.id}::uuid and paused_at is null and removed_at is null for update`
    if (!row) return
    if (row.known) await write(tx, search, news, now, null)
    await write(tx, search, others, search.createdAt, search.createdAt)
    await tx.savedSearch.update({ where: { id: search.id }, data: { askedAt: now, wide } })
    await tell(tx, search.id, row, now)
  })
}

type Standing = { userId: string; lookedAt: Date; toldOn: string | null; known: boolean }

/** What is known already stays as it was; a listing that has gone meanwhile is left out. */
async function write(
  tx: Tx,
  { id }: Search,
  ids: readonly string[],
  foundAt: Date,
  toldAt: Date | null,
): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`
    insert into saved_search_find (saved_search_id, provider_id, found_at, told_at)
    select ${id}::uuid, p.id, ${foundAt}, ${toldAt} from provider p where p.id = any(${[...ids]}::uuid[])
    on conflict do nothing`
}

/** One notice a day for all that came since the last; what the person has seen on the page meanwhile needs none. */
async function tell(tx: Tx, id: string, { userId, lookedAt, toldOn }: Standing, now: Date): Promise<void> {
  const today = dayOf(now)
  if (toldOn === today) return
  const [waiting] = await tx.$queryRaw<{ count: number; providerName: string }[]>`
    select count(*)::int as count, min(p.name) as "providerName"
    from saved_search_find f join provider p on p.id = f.provider_id
    where f.saved_search_id = ${id}::uuid and f.told_at is null and f.found_at > ${lookedAt}`
  await tx.savedSearchFind.updateMany({ where: { savedSearchId: id, toldAt: null }, data: { toldAt: now } })
  if (!waiting?.count) return
  const { count, providerName } = waiting
  await tx.savedSearch.update({ where: { id }, data: { toldOn: new Date(today) } })
  await enqueue(tx, 'notice', {
    to: { userId },
    kind: 'search_found',
    params: { providerName, count },
    path: `/searches/${id}`,
    dedupe: `search:${id}:${today}`,
  })
}
