import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { beginErrand, findErrand, openRecord, recordOpened } from '../errands/errands.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { placesOf, rowOf } from './find-hardships.ts'
import { hardshipParts, personOf } from './hardship-words.ts'
import {
  EXPORT_MOST,
  type exportHardshipsInput,
  type HardshipList,
  type HardshipPerson,
  type HardshipRow,
  type hardshipsInput,
  type OutreachState,
  type openHardshipInput,
  outreachStates,
} from './outreach.contract.ts'

const PER_PAGE = 50
type Filter = Omit<z.output<typeof hardshipsInput>, 'page'>

/**
 * The list, masked, 50 a page: who is overdue first, then by what their grounds weigh, then by when the next contact is due; what is
 * over last. Four statements.
 */
export async function findHardships(
  ctx: PersonCtx,
  { page: asked, ...filter }: z.output<typeof hardshipsInput>,
): Promise<HardshipList> {
  const { db, clock } = ctx
  const all = await db.$queryRaw<{ regionCode: string; state: OutreachState; count: number; late: number }[]>`
    select region_code as "regionCode", state::text, count(*)::int as count,
      count(*) filter (where state = 'to_visit' and contact_by <= ${clock.now()})::int as late
    from hardship group by 1, 2`
  const ids = await idsOf(ctx, filter, PER_PAGE, (asked - 1) * PER_PAGE)
  const rows = await readRows(ctx, ids.rows)
  const places = await placesOf(
    db,
    all.map(({ regionCode }) => regionCode),
  )
  const sum = (counts: readonly number[]) => counts.reduce((whole, one) => whole + one, 0)
  const of = (state: OutreachState) => sum(all.filter((row) => row.state === state).map(({ count }) => count))
  return {
    rows: rows.map((row) => rowOf(ctx, row, places)),
    ...{ total: ids.total, page: asked, pages: Math.max(1, Math.ceil(ids.total / PER_PAGE)) },
    states: Object.fromEntries(outreachStates.map((state) => [state, of(state)])) as HardshipList['states'],
    late: sum(all.map(({ late }) => late)),
    places: [...new Set(all.map(({ regionCode }) => regionCode))]
      .map((regionCode) => ({ regionCode, place: places.get(regionCode) ?? regionCode }))
      .sort((a, b) => (a.regionCode < b.regionCode ? -1 : 1)),
  }
}

/** Says why and opens one: written down before it is seen. Refuses with outreach.not_found. */
export async function openOne(
  ctx: PersonCtx,
  { hardshipId, reason }: z.output<typeof openHardshipInput>,
): Promise<{ ok: true }> {
  if ((await ctx.db.hardship.count({ where: { id: hardshipId } })) === 0)
    throw new DomainError('outreach.not_found')
  const running = await findErrand(ctx)
  if (running?.reason !== reason) await beginErrand(ctx, { reason })
  await openRecord(ctx, { kind: 'hardship', id: hardshipId })
  return { ok: true }
}

/** The filtered list with names, phones and addresses, at most 200: for a reason, and each line a look that is written down. */
export async function exportHardships(
  ctx: PersonCtx,
  { reason, ...filter }: z.output<typeof exportHardshipsInput>,
): Promise<(HardshipRow & HardshipPerson)[]> {
  const { rows: ids } = await idsOf(ctx, filter, EXPORT_MOST, 0)
  const rows = await readRows(ctx, ids)
  const places = await placesOf(
    ctx.db,
    rows.map(({ regionCode }) => regionCode),
  )
  const errand = await beginErrand(ctx, { reason })
  if (ids.length > 0) await inTransaction(ctx.db, (tx) => recordOpened(tx, ctx, errand, 'hardship', ids))
  return rows.map((row) => ({ ...rowOf(ctx, row, places), ...personOf(ctx.ports.vault, row) }))
}

async function idsOf({ db, clock }: Ctx, filter: Filter, most: number, skip: number) {
  const now = clock.now()
  const asked = [
    ...(filter.regionCode ? [Prisma.sql`region_code = ${filter.regionCode}`] : []),
    ...(filter.street ? [Prisma.sql`strpos(street, ${filter.street}) > 0`] : []),
    ...(filter.ground ? [Prisma.sql`${filter.ground} = any(grounds)`] : []),
    ...(filter.state ? [Prisma.sql`state = ${filter.state}::hardship_state`] : []),
    ...(filter.late ? [Prisma.sql`state = 'to_visit' and contact_by <= ${now}::timestamptz`] : []),
    Prisma.sql`true`,
  ]
  const where = Prisma.join(asked, ' and ')
  const rows = await db.$queryRaw<{ id: string; total: number }[]>`
    select id::text, (select count(*) from hardship where ${where})::int as total from hardship where ${where}
    order by closed_at is not null, (state = 'to_visit' and contact_by <= ${now}::timestamptz) desc,
      points desc, contact_by, id
    limit ${most}::int offset ${skip}::int`
  return { rows: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 }
}

async function readRows({ db }: Ctx, ids: readonly string[]) {
  const found = await db.hardship.findMany({ where: { id: { in: [...ids] } }, include: hardshipParts })
  const byId = new Map(found.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
