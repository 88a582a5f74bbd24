import type { z } from 'zod'
import { workingDaysAfter } from '../availability/availability.entry.ts'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf, instantOf } from '../kernel/wall-time.ts'
import { inTransaction, isUniqueViolation, type Prisma, type Tx } from '../platform/db.ts'
import { DRAW_METHOD, rankByDraw } from './draw.rules.ts'
import { ASK_DAYS } from './inspection.lifecycle.ts'
import { recordInspection, tellProvider } from './move-inspection.ts'
import type { drawInput, planInspectionInput } from './supervision.contract.ts'

/**
 * Puts an inspection of one provider into the plan, with the items that are in force for its kind on that day. The same key again
 * is the same inspection. An announced one is told to the provider. Refuses with supervision.not_found (no such provider),
 * supervision.past_day.
 */
export async function planInspection(
  ctx: PersonCtx,
  { providerId, ...input }: z.output<typeof planInspectionInput>,
): Promise<{ id: string }> {
  assertComing(ctx, input.plannedOn)
  const kept = { where: { key: input.key }, select: { id: true } } as const
  const there = await ctx.db.inspection.findUnique(kept)
  if (there) return there
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const provider = await tx.provider.findUnique({ where: { id: providerId }, select: someProvider })
      if (!provider) throw new DomainError('supervision.not_found')
      const [id] = await writePlanned(tx, ctx, [provider], { ...input, drawId: null })
      return { id: id as string }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return ctx.db.inspection.findUniqueOrThrow(kept)
  }
}

/**
 * 随机抽查: draws `count` of the providers of these kinds in this place by the stated seed, keeps who could have been drawn, and plans
 * an inspection of each who was. The same key again is the same draw. Refuses with supervision.nobody_to_draw,
 * supervision.past_day.
 */
export async function drawInspections(
  ctx: PersonCtx,
  input: z.output<typeof drawInput>,
): Promise<{ id: string; inspectionIds: string[] }> {
  assertComing(ctx, input.plannedOn)
  const kept = { where: { key: input.key }, include: { inspections: { select: { id: true } } } } as const
  const again = (draw: { id: string; inspections: { id: string }[] }) => ({
    id: draw.id,
    inspectionIds: draw.inspections.map(({ id }) => id),
  })
  const there = await ctx.db.inspectionDraw.findUnique(kept)
  if (there) return again(there)
  try {
    return await inTransaction(ctx.db, (tx) => draw(tx, ctx, input))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return again(await ctx.db.inspectionDraw.findUniqueOrThrow(kept))
  }
}

async function draw(tx: Tx, ctx: PersonCtx, input: z.output<typeof drawInput>) {
  const { seed, kinds, city, district, count, key, plannedOn, announced } = input
  const providers = await tx.provider.findMany({
    where: {
      state: 'verified',
      ...(kinds.length > 0 && { kind: { in: kinds } }),
      ...((city || district) && {
        sites: { some: { ...(city && { city }), ...(district && { district }) } },
      }),
    },
    select: someProvider,
    orderBy: { id: 'asc' },
  })
  if (providers.length === 0) throw new DomainError('supervision.nobody_to_draw')
  const ranked = rankByDraw(
    seed,
    providers.map(({ id }) => id),
  )
  const chosen = ranked.slice(0, count).map(({ id }) => id)
  const { id } = await tx.inspectionDraw.create({
    data: {
      ...{ seed, kinds, city, district, key, chosen, method: DRAW_METHOD },
      ...{ candidates: providers.map((one) => one.id), drawnAt: ctx.clock.now(), drawnBy: ctx.viewer.userId },
    },
  })
  const taken = providers.filter((provider) => chosen.includes(provider.id))
  const plan = { cause: 'random' as const, announced, plannedOn, team: '', note: '', key, drawId: id }
  return { id, inspectionIds: await writePlanned(tx, ctx, taken, plan) }
}

const someProvider = { id: true, name: true, kind: true } as const
type Some = Prisma.ProviderGetPayload<{ select: typeof someProvider }>
type Plan = Omit<z.output<typeof planInspectionInput>, 'providerId' | 'cause'> & {
  cause: 'planned' | 'complaint' | 'random'
  drawId: string | null
}

/** Writes inspections of each; gives their ids. */
async function writePlanned(
  tx: Tx,
  ctx: PersonCtx,
  providers: readonly Some[],
  { key, plannedOn, ...plan }: Plan,
): Promise<string[]> {
  const plannedAt = ctx.clock.now()
  const dueAt = await workingDaysAfter(tx, instantOf(plannedOn, 0), ASK_DAYS)
  const on = new Date(plannedOn)
  const items = await tx.supervisionItem.findMany({
    where: { validFrom: { lte: on }, OR: [{ validUntil: null }, { validUntil: { gt: on } }] },
    select: { id: true, kinds: true },
  })
  const ids: string[] = []
  for (const provider of providers) {
    const itemIds = items.filter(({ kinds }) => kinds.length === 0 || kinds.includes(provider.kind))
    const inspection = await tx.inspection.create({
      data: {
        ...{ ...plan, providerId: provider.id, plannedOn: on, plannedAt, plannedBy: ctx.viewer.userId },
        ...{ dueAt, dueTransition: 'visit_due', key: plan.drawId ? `${key}:${provider.id}` : key },
        findings: { create: itemIds.map(({ id }) => ({ itemId: id })) },
      },
    })
    const actor = { kind: 'operator' as const, id: ctx.viewer.userId, name: ctx.viewer.name }
    await recordInspection(tx, inspection, 'plan', null, actor, plannedAt, { key: inspection.key })
    if (plan.announced) await tellProvider(tx, inspection, provider.name, 'inspection_announced')
    ids.push(inspection.id)
  }
  return ids
}

function assertComing(ctx: PersonCtx, day: string): void {
  if (day < dayOf(ctx.clock.now())) throw new DomainError('supervision.past_day')
}
