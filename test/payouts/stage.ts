import type { Ctx } from '../../server/context.ts'
import { hours, after as since } from '../../server/kernel/clock.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { requestRefund } from '../../server/payments/payments.entry.ts'
import { sandboxPayments } from '../../server/payments/sandbox-payments.ts'
import { askBack, runPayouts, sendPayout, sendReversal } from '../../server/payouts/payouts.entry.ts'
import { type Db, inTransaction } from '../../server/platform/db.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { openStage, sundayTen } from '../orders/steps.ts'
import { movableClock } from '../support/clock.ts'

/** The named world with the sandbox's accounts and transfers, and a hand to deliver what the outbox has. */
export async function openPayoutStage(db: Db) {
  const clock = movableClock()
  const stage = await openStage(db, clock)
  const sandbox = sandboxPayments({ secret: 'x'.repeat(32), appUrl: 'http://yiyou.test', db, clock })
  const { openAccount, accountLink, accountStatus, transfer, reverse } = sandbox
  const ctx = (viewer: Viewer = stage.operator.viewer, changes: Partial<typeof sandbox> = {}): Ctx => {
    const usual = stage.ctx(viewer)
    const payments = {
      ...usual.ports.payments,
      ...{ openAccount, accountLink, accountStatus, transfer, reverse },
      ...changes,
    }
    return { ...usual, ports: { ...usual.ports, payments } }
  }
  const as = (viewer: Viewer) => createCaller(ctx(viewer))

  let days = -1
  /** An order of the daughter's, confirmed on a day of its own; gives its id. */
  const confirmed = async (): Promise<string> => {
    days += 1
    const startsAt = since(sundayTen, days * hours(24))
    clock.set(since(startsAt, -hours(20)))
    const { id } = await stage.completed(startsAt)
    await stage.press(stage.daughter.viewer, { id }, 'confirm')
    return id
  }
  const openReadyAccount = async () => {
    const { url } = await as(stage.manager.viewer).payouts.openAccount({
      providerId: stage.provider.id,
      key: stage.key(),
    })
    await db.sandboxThing.updateMany({ where: { kind: 'account' }, data: { state: 'ready' } })
    await as(stage.manager.viewer).payouts.forProvider({ providerId: stage.provider.id })
    return url
  }
  const delivered = new Set<string>()
  /** Delivers what the outbox has for payouts, until nothing new comes; errors of single rows are given back. */
  const deliver = async (by: Ctx = ctx()): Promise<unknown[]> => {
    const errors: unknown[] = []
    for (;;) {
      const rows = await db.outbox.findMany({
        where: { topic: { in: ['payout', 'payout_reversal', 'ask_back'] }, id: { notIn: [...delivered] } },
        orderBy: { createdAt: 'asc' },
      })
      if (rows.length === 0) return errors
      for (const { id, topic, payload } of rows) {
        delivered.add(id)
        const send = { payout: sendPayout, payout_reversal: sendReversal, ask_back: askBack }[topic]
        await send?.(by, payload as never).catch((error: unknown) => errors.push(error))
      }
    }
  }
  const refund = (orderId: string, amountFen: number, reason = 'goodwill') =>
    inTransaction(db, (tx) => requestRefund(tx, ctx(), { orderId, amountFen, reason }))
  const nine = () => clock.set(new Date(`${clock.now().toISOString().slice(0, 10)}T01:00:00Z`))
  const run = (by: Ctx = ctx()) => runPayouts(by, { now: true })
  return { ...stage, clock, ctx, as, confirmed, openReadyAccount, deliver, refund, nine, run }
}
