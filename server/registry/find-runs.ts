import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { ImportReport, ImportRunRow } from './registry.contract.ts'

const SHOWN = 100

/** The newest imports first, at most 100. Instants are UTC. */
export async function findRuns(ctx: Pick<Ctx, 'db'>): Promise<ImportRunRow[]> {
  return ctx.db.importRun.findMany({
    select: {
      id: true,
      profile: true,
      fileName: true,
      startedAt: true,
      finishedAt: true,
      rows: true,
      created: true,
      updated: true,
      unchanged: true,
      merged: true,
      refused: true,
    },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  })
}

/** What one import did and which rows it refused, by line. Refuses with registry.run_not_found. */
export async function getRun(ctx: Pick<Ctx, 'db'>, { runId }: { runId: string }): Promise<ImportReport> {
  const run = await ctx.db.importRun.findUnique({ where: { id: runId }, select: { report: true } })
  if (!run) throw new DomainError('registry.run_not_found')
  return run.report as unknown as ImportReport
}
