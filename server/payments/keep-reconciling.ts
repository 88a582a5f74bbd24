import type { Ctx } from '../context.ts'
import { type Chore, every } from '../platform/every.ts'
import type { ReportsDesk } from './keep-applying.ts'
import { askForEnds, fetchMissed } from './reconcile.ts'

const EVERY = 30_000

/** Again and again: what a payment provider has told and we have not heard, and what it should have told. */
export function keepReconciling(ctx: Ctx, desk: Pick<ReportsDesk, 'wake'>): Chore {
  return every(
    EVERY,
    async () => {
      const news = (await fetchMissed(ctx)) + (await askForEnds(ctx))
      if (news > 0) desk.wake()
    },
    (error) => ctx.log.error({ err: error }, 'payments could not be reconciled'),
  )
}
