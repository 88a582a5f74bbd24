import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { mayOrder } from '../order-view.ts'

/** A plan of one of the viewer's families, to be changed. Refuses with plans.not_found, orders.no_family_role, plans.over. */
export async function getOwnPlan(ctx: PersonCtx, db: Db | Tx, planId: string) {
  const plan = await db.plan.findFirst({
    where: { id: planId, familyId: { in: ctx.viewer.families.map(({ id }) => id) } },
    include: { segments: { orderBy: { no: 'asc' } }, offering: true, provider: { select: { name: true } } },
  })
  if (!plan) throw new DomainError('plans.not_found')
  if (!mayOrder(ctx.viewer, plan.familyId)) throw new DomainError('orders.no_family_role')
  if (plan.state === 'ended') throw new DomainError('plans.over')
  return plan
}
