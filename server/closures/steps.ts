import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { endWaiting, stopPlans } from '../orders/orders.entry.ts'
import { closePackages } from '../packages/packages.entry.ts'
import type { Prisma, Tx } from '../platform/db.ts'
import { tellOfChange } from '../providers/providers.entry.ts'
import { listForClosure } from '../suspensions/suspensions.entry.ts'
import type { ClosureStepName, StepResult } from './closure.contract.ts'
import { closureMoney } from './closure-money.ts'
import { readFamilies } from './read-families.ts'

export type ClosureRecord = Prisma.ClosureGetPayload<{ include: { steps: true } }>
type Step = (
  tx: Tx,
  ctx: PersonCtx,
  closure: ClosureRecord,
  said: { readonly notice: string },
) => Promise<StepResult>

/** What each step does, in its transaction, and what it came to. */
export const steps: Record<ClosureStepName, Step> = {
  // Done where a closure is opened.
  freeze: async () => ({}),

  /** Nothing is sent on to the provider until the books are balanced; what it is owed stays its own. */
  hold: async (tx, { clock }, { providerId }) => {
    await tx.provider.update({ where: { id: providerId }, data: { payoutsHeldAt: clock.now() } })
    const { payableFen } = await closureMoney(tx, providerId)
    return { payableFen }
  },

  /** Who is affected, as it stood then: families, orders, plans, months paid ahead, packages, those who wait. */
  list: async (tx, { clock }, { suspensionId }) => {
    const families = await readFamilies(tx, suspensionId, clock.now())
    const sum = (of: (family: (typeof families)[number]) => number) =>
      families.reduce((total, family) => total + of(family), 0)
    return {
      families: families.length,
      orders: sum(({ orders }) => orders),
      stays: sum(({ stays }) => stays),
      plans: sum(({ plans }) => plans),
      waiting: sum(({ waiting }) => waiting),
      packages: sum(({ packages }) => packages),
      depositFen: sum(({ depositFen }) => depositFen),
      paidFen: sum(({ paidFen }) => paidFen),
    }
  },

  /** Everybody reads it on the provider's page. Refuses with closures.notice_missing. */
  notice: async (tx, { clock }, { id, providerId }, { notice }) => {
    if (notice.length < 10) throw new DomainError('closures.notice_missing')
    await tx.closure.update({ where: { id }, data: { notice, publishedAt: clock.now() } })
    await tellOfChange(tx, providerId)
    return {}
  },

  /** Plans and packages end, those who wait are told, and every visit after the last day is put on its way back; the clock works them off. */
  settle: async (tx, ctx, { providerId, suspensionId }) => {
    const plans = await stopPlans(tx, ctx, providerId)
    const waiting = await endWaiting(tx, ctx, providerId)
    const orders = await listForClosure(tx, ctx, suspensionId)
    const closed = await closePackages(tx, ctx, providerId)
    return { plans, waiting, orders, ...closed }
  },

  /** Everything worked off, every order over, no refund on its way, and the books agree. Refuses with what is missing. */
  balance: async (tx, _ctx, { providerId, suspensionId }) => {
    const pending = await tx.affectedOrder.count({ where: { suspensionId, state: 'pending' } })
    if (pending > 0) throw new DomainError('closures.not_settled', { pending })
    const { open, differences, ...money } = await closureMoney(tx, providerId)
    if (open + differences + money.refundingFen + money.heldFen > 0)
      throw new DomainError('closures.not_balanced', { open, refundingFen: money.refundingFen, differences })
    return { receivedFen: money.receivedFen, refundedFen: money.refundedFen, payableFen: money.payableFen }
  },

  /** What it has earned may be sent on again; the closure is over and the provider stays unbookable. */
  release: async (tx, _ctx, { providerId }) => {
    await tx.provider.update({ where: { id: providerId }, data: { payoutsHeldAt: null } })
    const { payableFen, transferredFen } = await closureMoney(tx, providerId)
    return { payableFen, transferredFen }
  },
}
