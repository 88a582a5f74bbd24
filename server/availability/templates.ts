import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requireManager } from '../providers/providers.entry.ts'
import { assertWeek } from './day-spans.ts'
import type {
  RosterTemplates,
  RosterTemplateView,
  retireTemplateInput,
  saveTemplateInput,
  TemplateHours,
  templatesInput,
} from './template.contract.ts'

/** A provider's templates by name, and where they were laid lately. Refuses with providers.not_found, providers.not_allowed. */
export async function findTemplates(
  ctx: PersonCtx,
  { providerId }: z.output<typeof templatesInput>,
): Promise<RosterTemplates> {
  requireManager(ctx.viewer, providerId)
  const today = dayOf(ctx.clock.now())
  const templates = await ctx.db.rosterTemplate.findMany({
    where: { providerId, retiredAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const uses = await ctx.db.rosterUse.findMany({
    where: { template: { providerId } },
    orderBy: [{ usedAt: 'desc' }, { id: 'desc' }],
    take: 10,
    include: {
      days: { select: { caregiver: { select: { name: true } } }, distinct: ['caregiverId'] },
    },
  })
  return {
    templates: templates.map(viewOf),
    uses: uses.map(({ id, name, firstDay, lastDay, days, usedAt, undoneAt }) => ({
      ...{ id, name, usedAt, undoneAt },
      firstDay: dateOf(firstDay),
      lastDay: dateOf(lastDay),
      carers: days.map(({ caregiver }) => caregiver.name),
      over: dateOf(lastDay) < today,
    })),
  }
}

/**
 * Keeps a week's hours under a name. Days it was laid over before stay as they are. Refuses with templates.not_found,
 * providers.hours_overlap, availability.ends_before_start, providers.not_found, providers.not_allowed.
 */
export async function saveTemplate(
  ctx: PersonCtx,
  { providerId, templateId, name, hours }: z.output<typeof saveTemplateInput>,
): Promise<RosterTemplateView> {
  requireManager(ctx.viewer, providerId)
  assertWeek(hours)
  const data = { name, hours: hours.flatMap((row) => [row.weekday, row.startMinute, row.endMinute]) }
  if (!templateId) return viewOf(await ctx.db.rosterTemplate.create({ data: { providerId, ...data } }))
  const [saved] = await ctx.db.rosterTemplate.updateManyAndReturn({
    where: { id: templateId, providerId, retiredAt: null },
    data,
  })
  if (!saved) throw new DomainError('templates.not_found')
  return viewOf(saved)
}

/** Puts a template away; what it was laid over stays. Twice changes nothing. Refuses with providers.not_found, providers.not_allowed. */
export async function retireTemplate(
  ctx: PersonCtx,
  { providerId, templateId }: z.output<typeof retireTemplateInput>,
): Promise<{ ok: true }> {
  requireManager(ctx.viewer, providerId)
  await ctx.db.rosterTemplate.updateMany({
    where: { id: templateId, providerId, retiredAt: null },
    data: { retiredAt: ctx.clock.now() },
  })
  return { ok: true }
}

/** Refuses with templates.not_found. */
export async function getTemplate(
  db: Db | Tx,
  { providerId, templateId }: { providerId: string; templateId: string },
): Promise<RosterTemplateView> {
  const template = await db.rosterTemplate.findFirst({
    where: { id: templateId, providerId, retiredAt: null },
  })
  if (!template) throw new DomainError('templates.not_found')
  return viewOf(template)
}

const viewOf = ({ id, name, hours }: { id: string; name: string; hours: number[] }): RosterTemplateView => ({
  ...{ id, name, hours: inRows(hours) },
})

const inRows = (flat: readonly number[]): TemplateHours =>
  Array.from({ length: flat.length / 3 }, (_, row) => {
    const [weekday = 1, startMinute = 0, endMinute = 0] = flat.slice(row * 3)
    return { weekday, startMinute, endMinute }
  })

const dateOf = (day: Date) => day.toISOString().slice(0, 10)
