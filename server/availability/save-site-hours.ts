import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { after, days } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { requireManager, tellOfChange } from '../providers/providers.entry.ts'
import { assertWeek, inOrder } from './day-spans.ts'
import { assertSeen, wholeDay } from './find-conflicts.ts'
import { outsideWeek } from './outside-week.ts'
import {
  type clearSiteDayInput,
  PROMISED_DAYS,
  type Roster,
  type saveSiteDayInput,
  type saveSiteHoursInput,
} from './roster.contract.ts'
import { findRoster } from './roster-view.ts'

/**
 * Writes when a site is open in the week, in minutes since midnight; none at all: its hours bound nothing. Visits and places
 * already promised stay; where the new week leaves some outside it refuses with availability.visits_promised or
 * availability.places_sold until `despite` is said. Else refuses with providers.not_found (also for a site of somebody else), providers.not_allowed,
 * providers.hours_overlap, availability.ends_before_start.
 */
export async function saveSiteHours(
  ctx: PersonCtx,
  { providerId, siteId, hours, despite }: z.output<typeof saveSiteHoursInput>,
): Promise<Roster> {
  requireManager(ctx.viewer, providerId)
  assertWeek(hours)
  await inTransaction(ctx.db, async (tx) => {
    await takeSite(tx, { providerId, siteId })
    const from = ctx.clock.now()
    const until = after(from, days(PROMISED_DAYS))
    await assertSeen(tx, despite, await outsideWeek(tx, { providerId, siteId, hours, from, until }))
    await tx.siteHours.deleteMany({ where: { siteId } })
    await tx.siteHours.createMany({ data: hours.map((row) => ({ ...row, siteId })) })
    await tellOfChange(tx, providerId)
  })
  return findRoster(ctx, { providerId })
}

/**
 * Other opening hours on one wall date, or none: closed. It replaces what was said of that day before. Visits already promised
 * and places sold stay; where some at the site lie outside the new hours it refuses with availability.visits_promised or
 * availability.places_sold until `despite` is said. Else refuses as saveSiteHours does.
 */
export async function saveSiteDay(
  ctx: PersonCtx,
  { providerId, siteId, day, note, despite, ...input }: z.output<typeof saveSiteDayInput>,
): Promise<Roster> {
  requireManager(ctx.viewer, providerId)
  const spans = inOrder(input.spans)
  const key = { siteId, day: new Date(`${day}T00:00:00Z`) }
  const data = { bounds: spans.flat(), note }
  await inTransaction(ctx.db, async (tx) => {
    await takeSite(tx, { providerId, siteId })
    const whose = { providerId, caregiverId: null, siteId, indoors: true }
    await assertSeen(tx, despite, { ...whose, ...wholeDay(day, spans) })
    await tx.siteDay.upsert({ where: { siteId_day: key }, create: { ...key, ...data }, update: data })
    await tellOfChange(tx, providerId)
  })
  return findRoster(ctx, { providerId })
}

/** The week's hours hold again on that day. Clearing again changes nothing. Refuses as saveSiteHours does. */
export async function clearSiteDay(
  ctx: PersonCtx,
  { providerId, siteId, day }: z.output<typeof clearSiteDayInput>,
): Promise<Roster> {
  requireManager(ctx.viewer, providerId)
  await inTransaction(ctx.db, async (tx) => {
    await takeSite(tx, { providerId, siteId })
    await tx.siteDay.deleteMany({ where: { siteId, day: new Date(`${day}T00:00:00Z`) } })
    await tellOfChange(tx, providerId)
  })
  return findRoster(ctx, { providerId })
}

/** Two managers who write at once take turns. */
async function takeSite(tx: Tx, { providerId, siteId }: { providerId: string; siteId: string }) {
  const [site] = await tx.$queryRaw<{ id: string }[]>`
    select id::text from site where id = ${siteId}::uuid and provider_id = ${providerId}::uuid for update`
  if (!site) throw new DomainError('providers.not_found')
}
