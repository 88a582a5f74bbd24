import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, dayOf, instantOf, minuteOf } from '../kernel/wall-time.ts'
import { type Db, inTransaction, type Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { requireManager, tellOfChange } from '../providers/providers.entry.ts'
import { conflictsIn } from './find-conflicts.ts'
import { holidaysBetween } from './holidays.ts'
import {
  type layTemplateInput,
  MOST_TEMPLATE_DAYS,
  type previewTemplateInput,
  type RosterTemplates,
  type TemplatePreview,
} from './template.contract.ts'
import { isWithin, minutesOf, type TemplateDay, templateDays } from './template.rules.ts'
import { findTemplates, getTemplate } from './templates.ts'

type Asked = z.output<typeof previewTemplateInput>

/**
 * What laying a template over some people's days would change, and whose visits would lie outside. Nothing is written. Refuses
 * with templates.not_found, templates.too_long, templates.in_the_past, availability.ends_before_start,
 * providers.caregiver_not_found, providers.not_found, providers.not_allowed.
 */
export async function previewTemplate(ctx: PersonCtx, asked: Asked): Promise<TemplatePreview> {
  requireManager(ctx.viewer, asked.providerId)
  const { firstDay, lastDay, carers } = await layOf(ctx.db, ctx, asked)
  return {
    ...{ firstDay, lastDay },
    carers: carers.map(({ id, name, days, leftOut, before, conflicts }) => {
      const working = days.filter(({ bounds }) => bounds.length > 0)
      return {
        ...{ id, name, conflicts, working: working.length, off: days.length - working.length },
        minutes: working.reduce((sum, { bounds }) => sum + minutesOf(bounds), 0),
        holidays: leftOut.length,
        replaced: days.filter(({ day }) => before.has(day)).length,
      }
    }),
  }
}

/**
 * Lays a template over the days of several people, keeping what stood there. Visits already promised stay; where some lie
 * outside the new hours it refuses with availability.visits_promised until `despite` is said. The same key writes once. Else
 * refuses as previewTemplate does.
 */
export async function layTemplate(
  ctx: PersonCtx,
  { key, despite, ...asked }: z.output<typeof layTemplateInput>,
): Promise<RosterTemplates> {
  const { providerId, templateId } = asked
  requireManager(ctx.viewer, providerId)
  await inTransaction(ctx.db, async (tx) => {
    await keepCarers(tx, asked)
    const { name, firstDay, lastDay, carers } = await layOf(tx, ctx, asked)
    const count = carers.reduce((sum, { conflicts }) => sum + conflicts.length, 0)
    const [use] = await tx.rosterUse.createManyAndReturn({
      data: {
        ...{ templateId, name, key, usedBy: ctx.viewer.userId, usedAt: ctx.clock.now() },
        ...{ firstDay: dateOf(firstDay), lastDay: dateOf(lastDay) },
      },
      skipDuplicates: true,
    })
    // Sent twice: it stands already.
    if (!use) return
    if (count > 0 && !despite) throw new DomainError('availability.visits_promised', { count })
    for (const carer of carers) await writeDays(tx, { useId: use.id, name, carer })
    await tellOfChange(tx, providerId)
  })
  return findTemplates(ctx, { providerId })
}

/** Promises made meanwhile wait for these rows. Refuses with providers.caregiver_not_found. */
async function keepCarers(tx: Tx, { providerId, caregiverIds }: Asked): Promise<void> {
  const ids = [...new Set(caregiverIds)]
  const kept = await tx.$queryRaw<{ id: string }[]>`
    select id from caregiver where id = any(${ids}::uuid[]) and provider_id = ${providerId}::uuid
      and retired_at is null order by id for no key update`
  if (kept.length !== ids.length) throw new DomainError('providers.caregiver_not_found')
}

type Carer = Awaited<ReturnType<typeof layOf>>['carers'][number]

async function writeDays(
  tx: Tx,
  { useId, name, carer: { id: caregiverId, days, before } }: { useId: string; name: string; carer: Carer },
): Promise<void> {
  const rows = days.map(({ day, bounds }) => ({ caregiverId, day: dateOf(day), bounds: [...bounds] }))
  await tx.rosterUseDay.createMany({
    data: rows.map((row, index) => ({
      ...{ ...row, useId },
      before: before.get(days[index]?.day ?? '') ?? Prisma.DbNull,
    })),
  })
  await tx.caregiverDay.deleteMany({ where: { caregiverId, day: { in: rows.map(({ day }) => day) } } })
  await tx.caregiverDay.createMany({ data: rows.map((row) => ({ ...row, note: name })) })
}

/** Who works when by the template, what was said of those days before, and the visits outside. Five queries. */
async function layOf(db: Db | Tx, { clock }: Pick<PersonCtx, 'clock'>, asked: Asked) {
  const { providerId, caregiverIds } = asked
  const { name, hours } = await getTemplate(db, asked)
  const range = rangeOf(asked, dayOf(clock.now()))
  const [from, until] = [instantOf(range.firstDay), instantOf(addDays(range.lastDay, 1))]
  const people = await db.caregiver.findMany({
    where: { id: { in: caregiverIds }, providerId, retiredAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, name: true, holidays: true },
      provider: { select: { holidays: true } },
      exceptions: { where: { day: { gte: dateOf(range.firstDay), lte: dateOf(range.lastDay) } } },
    },
  })
  if (people.length !== new Set(caregiverIds).size) throw new DomainError('providers.caregiver_not_found')
  const holidays = new Map(
    (await holidaysBetween(db, range.firstDay, range.lastDay)).map((one) => [one.day, one]),
  )
  const promised = await conflictsIn(db, { providerId, caregiverId: null, from, until })
  const carers = people.map((person) => {
    const rests = (person.holidays ?? person.provider.holidays) === 'rests'
    const laid = templateDays(hours, range, { rests, holidays })
    const before = new Map(person.exceptions.map(({ day, bounds, note }) => [isoOf(day), { bounds, note }]))
    const own = promised.filter(({ caregiverId }) => caregiverId === person.id)
    return {
      ...{ id: person.id, name: person.name, before, ...laid },
      conflicts: own.filter((visit) => liesOutside(visit, laid.days)),
    }
  })
  return { name, ...range, carers }
}

function rangeOf({ firstDay, lastDay }: Asked, today: string) {
  if (firstDay > lastDay) throw new DomainError('availability.ends_before_start')
  if (lastDay < today) throw new DomainError('templates.in_the_past')
  const from = firstDay < today ? today : firstDay
  if (lastDay > addDays(from, MOST_TEMPLATE_DAYS - 1)) throw new DomainError('templates.too_long')
  return { firstDay: from, lastDay }
}

/** Days that are left out keep their hours, and with them their visits. */
function liesOutside({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, days: readonly TemplateDay[]) {
  const day = days.find((one) => one.day === dayOf(startsAt))
  const start = minuteOf(startsAt)
  return (
    day !== undefined &&
    !isWithin(day.bounds, start, start + (endsAt.getTime() - startsAt.getTime()) / 60_000)
  )
}

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)
const isoOf = (day: Date) => day.toISOString().slice(0, 10)
