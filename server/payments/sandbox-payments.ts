import { createHmac } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import type { Db } from '../platform/db.ts'
import { carryingLimits } from './carrying.rules.ts'
import { type PaymentPort, PaymentRefused, type PaymentReport } from './payment-port.ts'
import { verifySandbox } from './sandbox-signature.ts'
import { atBank, isPaid, type NewThing, remember, takenFrom } from './sandbox-store.ts'

export type SandboxSettings = {
  readonly secret: string
  readonly appUrl: string
  /** Where it keeps what it did, in tables of its own. */
  readonly db: Db
  readonly clock: Clock
}

/**
 * Payments without money, for demo and development. It keeps the same promises as a real payment provider: one answer
 * per key, no refund above what was paid, no transfer to an account whose owner is unknown. Its pages are our own, and
 * whoever opens one decides how it ends. A name is the keyed hash of the idempotency key: nobody who lacks the secret can
 * guess a page.
 */
export function sandboxPayments(settings: SandboxSettings): PaymentPort {
  const { secret, appUrl, db, clock } = settings
  const named = (prefix: string, key: string) =>
    `${prefix}_${createHmac('sha256', secret).update(`${prefix}:${key}`).digest('base64url')}`
  const keep = (thing: NewThing, mayBe?: Parameters<typeof remember>[2]) =>
    remember({ db, clock }, thing, mayBe)
  return {
    name: 'sandbox',
    limits: carryingLimits.sandbox,
    async open({ key, locale: _, expiresAt, ...asked }) {
      const question = { ...asked, expiresAt: expiresAt.toISOString() }
      const { amountFen } = asked
      const id = named('sbp', key)
      await keep({ id, kind: 'page', key, question, amountFen, state: 'open' })
      return { externalId: id, url: `${appUrl}/sandbox/pay/${id}` }
    },
    async refund({ key, externalId, amountFen, reason }) {
      const question = { externalId, amountFen, reason }
      const id = named('sbr', key)
      await keep(
        { id, kind: 'refund', key, question, parentId: externalId, amountFen, state: 'succeeded' },
        async (page, tx) => {
          if (!(await isPaid(tx, page, clock.now()))) throw new PaymentRefused('not_paid', externalId)
          const left = page.amountFen - (await takenFrom(tx, externalId, 'refund'))
          if (amountFen > left) throw new PaymentRefused('too_much', `${amountFen} of ${left}`)
          if (amountFen > left - (await atBank(tx, externalId)))
            throw new PaymentRefused('disputed', externalId)
        },
      )
      return { refundExternalId: id, done: true }
    },

    async openAccount({ key, providerId, name }) {
      const id = named('sba', key)
      await keep({ id, kind: 'account', key, question: { providerId, name }, state: 'asked' })
      return { accountExternalId: id }
    },
    async accountLink({ key, accountExternalId, returnUrl }) {
      const id = named('sbl', key)
      const question = { accountExternalId, returnUrl }
      await keep({
        id,
        kind: 'link',
        key,
        question,
        parentId: accountExternalId,
        state: 'open',
      })
      return { url: `${appUrl}/sandbox/account/${id}` }
    },
    async accountStatus({ accountExternalId }) {
      const account = await db.sandboxThing.findUnique({ where: { id: accountExternalId } })
      if (account?.kind !== 'account') throw new PaymentRefused('not_found', accountExternalId)
      const ready = account.state === 'ready'
      return { ready, missing: ready ? [] : ['business_profile', 'representative', 'external_account'] }
    },
    async transfer({ key, accountExternalId, amountFen, orderId, reason }) {
      const id = named('sbt', key)
      const question = { accountExternalId, amountFen, orderId, reason }
      await keep(
        { id, kind: 'transfer', key, question, parentId: accountExternalId, amountFen, state: 'done' },
        (account) => {
          if (account.state !== 'ready') throw new PaymentRefused('account_not_ready', accountExternalId)
        },
      )
      return { transferExternalId: id }
    },
    async reverse({ key, transferExternalId, amountFen, reason }) {
      const id = named('sbv', key)
      const question = { transferExternalId, amountFen, reason }
      await keep(
        { id, kind: 'reversal', key, question, parentId: transferExternalId, amountFen, state: 'done' },
        async (transfer, tx) => {
          const left = transfer.amountFen - (await takenFrom(tx, transferExternalId, 'reversal'))
          if (amountFen > left) throw new PaymentRefused('too_much', `${amountFen} of ${left}`)
        },
      )
      return { reversalExternalId: id }
    },

    async readWebhook(raw, headers) {
      return verifySandbox({ secret, raw, signature: headers['sandbox-signature'] ?? '', now: clock.now() })
    },
    async reportsBetween(from, to) {
      const toldAt = { gte: from, lte: to ?? clock.now() }
      const rows = await db.sandboxReport.findMany({ where: { toldAt }, orderBy: { toldAt: 'asc' } })
      return rows.map(({ report }) => report as unknown as PaymentReport)
    },
    async ask({ externalId, refundExternalId }) {
      const id = refundExternalId ?? externalId
      const thing = await db.sandboxThing.findUnique({ where: { id } })
      if (!thing) throw new PaymentRefused('not_found', id)
      const about = { externalId, payload: { type: 'asked' } }
      if (refundExternalId)
        return { ...about, id: `asked:${id}:refunded`, kind: 'refunded', refundExternalId }
      if (await isPaid(db, thing, clock.now())) return { ...about, id: `asked:${id}:paid`, kind: 'paid' }
      const { expiresAt } = thing.question as { expiresAt: string }
      const over = thing.state !== 'pending' && clock.now() >= new Date(expiresAt)
      return over ? { ...about, id: `asked:${id}:expired`, kind: 'expired' } : null
    },
  }
}
