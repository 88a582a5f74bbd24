import type { Ctx } from '../context.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import type { CheckTransition } from './checks/check.contract.ts'
import { moveCheck } from './checks/move-check.ts'
import { publishDueRounds } from './publish-round.ts'
import { moveRemedy } from './remedies/move-remedy.ts'
import type { RemedyTransition } from './remedies/remedy.contract.ts'
import { lockReviewOrder } from './review-order.ts'

const byClock = { kind: 'clock', id: null, name: '' } as const
const AT_ONCE = 200

/**
 * What the clock moves: rounds to publish, checks and remedies whose day has come. Gives how many moved; asking twice moves
 * once. Each in its own transaction, holding its order, and read again there: who came first has moved it. One that fails is logged and keeps no
 * other from its turn.
 */
export async function fireDueReviews(ctx: Ctx): Promise<number> {
  const { db } = ctx
  const published = await publishDueRounds(ctx)
  const asked = {
    where: { dueAt: { lte: ctx.clock.now() } },
    orderBy: { dueAt: 'asc' },
    take: AT_ONCE,
    select: { id: true, review: { select: { orderId: true } } },
  } as const
  const checks = await db.reviewCheck.findMany(asked)
  const remedies = await db.remedy.findMany(asked)
  let moved = 0
  for (const { id, review } of checks)
    if (await once(ctx, review.orderId, (tx, fire) => fire.check(tx, id))) moved += 1
  for (const { id, review } of remedies)
    if (await once(ctx, review.orderId, (tx, fire) => fire.remedy(tx, id))) moved += 1
  return published + moved
}

type Fire = { check: (tx: Tx, id: string) => Promise<void>; remedy: (tx: Tx, id: string) => Promise<void> }

type Run = (tx: Tx, fire: Fire) => Promise<void>

const once = (ctx: Ctx, orderId: string, run: Run): Promise<boolean> =>
  inTransaction(ctx.db, async (tx) => {
    const order = await lockReviewOrder(tx, orderId)
    const isDue = (at: Date | null) => at !== null && at <= ctx.clock.now()
    await run(tx, {
      check: async (inTx, id) => {
        const check = await inTx.reviewCheck.findUniqueOrThrow({ where: { id } })
        if (isDue(check.dueAt))
          await moveCheck(inTx, ctx, order, check, check.dueTransition as CheckTransition, byClock)
      },
      remedy: async (inTx, id) => {
        const remedy = await inTx.remedy.findUniqueOrThrow({ where: { id } })
        if (isDue(remedy.dueAt))
          await moveRemedy(inTx, ctx, order, remedy, remedy.dueTransition as RemedyTransition, byClock)
      },
    })
    return true
  }).catch((error) => {
    ctx.log.error({ err: error, orderId }, 'the clock could not move a check or remedy')
    return false
  })
