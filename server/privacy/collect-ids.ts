import type { Db, Tx } from '../platform/db.ts'
import type { Tie } from './data-map.ts'

export type Ids = Readonly<Record<Tie, readonly string[]>>

/** The ids a person's data hangs on: their own, and everything of the given families. */
export async function collectIds(db: Db | Tx, userId: string, family: readonly string[]): Promise<Ids> {
  const of = { familyId: { in: [...family] } }
  const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id)
  const select = { id: true } as const
  const recipient = await ids(db.recipient.findMany({ where: of, select }))
  const bought = await ids(db.visitPackage.findMany({ where: of, select }))
  const order = await ids(db.order.findMany({ where: of, select }))
  return {
    ...{ user: [userId], family, recipient, order },
    plan: await ids(db.plan.findMany({ where: of, select })),
    entitlement: await ids(db.entitlement.findMany({ where: { recipientId: { in: recipient } }, select })),
    payment: await ids(
      db.payment.findMany({
        where: { OR: [{ orderId: { in: order } }, { packageId: { in: bought } }] },
        select,
      }),
    ),
    package: bought,
    search: await ids(db.savedSearch.findMany({ where: { userId }, select })),
    chat: await ids(db.chat.findMany({ where: of, select })),
    wish: await ids(db.waitWish.findMany({ where: { recipientId: { in: recipient } }, select })),
  }
}
