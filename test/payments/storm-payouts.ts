import { bookRelease } from '../../server/ledger/ledger.entry.ts'
import { lockMoney } from '../../server/payments/payments.entry.ts'
import { askBack, runPayouts, sendPayout, sendReversal } from '../../server/payouts/payouts.entry.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { again } from './mortal.ts'
import { PRICE } from './order-bench.ts'
import type { Storm, Story } from './storm.ts'

type Scene = Pick<Storm, 'db' | 'ctx' | 'world' | 'stripe'>

/** The provider's account at this Stripe, ready to be paid. */
export async function openAccount({ db, ctx, world, stripe }: Scene): Promise<void> {
  stripe.createAccount({ metadata: { provider_id: world.provider.id } })
  const [{ id: externalId } = { id: '' }] = [...stripe.accounts.values()]
  stripe.onboard(externalId)
  const adapter = ctx.ports.payments.name
  const row = { externalId, ready: true, createdAt: ctx.clock.now() }
  await db.payoutAccount.upsert({
    where: { providerId_adapter: { providerId: world.provider.id, adapter } },
    create: { ...row, providerId: world.provider.id, adapter },
    update: row,
  })
}

/** Most families say that all is well: what the order holds becomes the provider's. */
export async function closeSome(storm: Storm, { orderId, random }: Story): Promise<void> {
  if (random.next() < 0.3) return
  await close(storm, orderId)
}

export const close = ({ ctx, db, world }: Omit<Scene, 'stripe'>, orderId: string): Promise<void> =>
  again(() =>
    inTransaction(ctx.db, async (tx) => {
      await lockMoney(tx, orderId)
      const { count } = await tx.order.updateMany({
        where: { id: orderId, state: 'requested' },
        data: { state: 'closed', dueAt: null, dueTransition: null },
      })
      if (count === 0) return
      const { placedAt } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
      await bookRelease(tx, {
        ...{ id: orderId, providerId: world.provider.id, selfFen: PRICE, placedAt, category: 'bathing' },
        ...{ funders: [], prepaid: false, at: ctx.clock.now() },
      })
    }),
  )

/** A day's payouts, begun as often as it takes. */
export const payOut = ({ ctx }: Pick<Storm, 'ctx'>) => again(() => runPayouts(ctx, { now: true }))

/** What the outbox would do with payouts, until nothing is left: told that it did only after it did, so now and then twice. */
export async function deliverPayouts({ ctx, db }: Pick<Storm, 'ctx' | 'db'>): Promise<void> {
  const send = { payout: sendPayout, payout_reversal: sendReversal, ask_back: askBack }
  const topics = Object.keys(send)
  for (;;) {
    const rows = await db.outbox.findMany({
      where: { topic: { in: topics }, deliveredAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    })
    if (rows.length === 0) return
    for (const { id, topic, payload } of rows) {
      await again(() => send[topic as keyof typeof send](ctx, payload as never))
      await db.outbox.update({ where: { id }, data: { deliveredAt: ctx.clock.now() } })
    }
  }
}
