import type { Ctx, PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { recordLooks } from '../orders/orders.entry.ts'
import type { Prisma } from '../platform/db.ts'
import { affectedOf } from '../suspensions/suspensions.entry.ts'
import {
  type ClosureNotice,
  type ClosureRow,
  type ClosureStepName,
  type ClosureView,
  closureRules,
  closureSteps,
  type StepResult,
} from './closure.contract.ts'
import { closureMoney } from './closure-money.ts'
import { readFamilies } from './read-families.ts'

const rowParts = {
  provider: { select: { name: true } },
  steps: true,
} as const satisfies Prisma.ClosureInclude
type Row = Prisma.ClosureGetPayload<{ include: typeof rowParts }>

/** The step that comes next; null when all are taken, or it was called off. */
export function nextStep({ steps, state }: Pick<Row, 'steps' | 'state'>): ClosureStepName | null {
  const taken = new Set(steps.map(({ name }) => name))
  return state === 'running' ? (closureSteps.find((name) => !taken.has(name)) ?? null) : null
}

/** Those that run first, then the latest. At most 100. */
export async function findClosures({ db }: Pick<Ctx, 'db'>): Promise<ClosureRow[]> {
  const rows = await db.closure.findMany({
    include: rowParts,
    orderBy: [{ state: 'asc' }, { openedAt: 'desc' }],
    take: 100,
  })
  return rows.map(rowOf)
}

/** One closure with its steps, every family it touches and the books as they stand. Refuses with closures.not_found. */
export async function getClosure(ctx: PersonCtx, { closureId }: { closureId: string }): Promise<ClosureView> {
  const row = await ctx.db.closure.findUnique({ where: { id: closureId }, include: rowParts })
  if (!row) throw new DomainError('closures.not_found')
  const { suspensionId, providerId, notice, publishedAt, shortNotice, version } = row
  const families = await readFamilies(ctx.db, suspensionId, ctx.clock.now())
  const orders = await affectedOf(ctx.db, { suspensionId })
  const money = await closureMoney(ctx.db, providerId)
  await recordLooks(
    ctx,
    ctx.viewer.userId,
    orders.map(({ orderId }) => orderId),
  )
  const next = nextStep(row)
  return {
    ...rowOf(row),
    ...{ version, suspensionId, shortNotice, notice, publishedAt, families, orders },
    rule: closureRules.find(({ code }) => code === row.rule) ?? null,
    steps: closureSteps.map((name) => {
      const taken = row.steps.find((step) => step.name === name)
      const state = taken ? 'done' : name === next ? 'next' : 'later'
      const { at = null, byName = '', result = {} } = taken ?? {}
      return { name, state, at, byName, result: result as StepResult }
    }),
    money: { ...money, pending: orders.filter(({ state }) => state === 'pending').length },
  }
}

/** What everybody may read: that a provider closes, and when. Null where it does not, or did not say so yet. */
export async function findClosureNotice(
  { db }: Pick<Ctx, 'db'>,
  { providerId }: { providerId: string },
): Promise<ClosureNotice | null> {
  const row = await db.closure.findFirst({
    where: { providerId, state: { not: 'called_off' }, publishedAt: { not: null } },
    orderBy: { openedAt: 'desc' },
  })
  if (!row?.publishedAt) return null
  return { notice: row.notice, lastDay: dayText(row.lastDay), publishedAt: row.publishedAt }
}

const rowOf = (row: Row): ClosureRow => ({
  ...{ id: row.id, providerId: row.providerId, providerName: row.provider.name, state: row.state },
  ...{ reason: row.reason, lastDay: dayText(row.lastDay), openedAt: row.openedAt },
  ...{ openedByName: row.openedByName, closedAt: row.closedAt, next: nextStep(row) },
})

const dayText = (date: Date) => date.toISOString().slice(0, 10)
