import { randomUUID } from 'node:crypto'
import { minutes } from '../../server/kernel/clock.ts'
import type { PaymentPort, PaymentReport } from '../../server/payments/payment-port.ts'
import {
  actOnPage,
  completeAccount,
  decideDispute,
  openDispute,
} from '../../server/payments/sandbox-machine.ts'
import { sandboxPayments } from '../../server/payments/sandbox-payments.ts'
import { signSandbox } from '../../server/payments/sandbox-signature.ts'
import { stripePayments } from '../../server/payments/stripe-payments.ts'
import { type Db, inTransaction, type Tx } from '../../server/platform/db.ts'
import type { MovableClock } from '../support/clock.ts'
import type { StripeDouble } from '../support/stripe/double.ts'
import { signed, WEBHOOK_SECRET, type Webhook } from '../support/stripe/signed.ts'

type Told = Webhook | null

/** A payment provider with a payer, a bank and an account's owner: what each does, and the webhook that tells of it. */
export type Rig = {
  readonly port: PaymentPort
  pay(externalId: string): Promise<Webhook>
  decline(externalId: string): Promise<Told>
  /** The bank asks whether it is really them. */
  challenge(externalId: string): Promise<Told>
  /** The bank does not answer. */
  silence(externalId: string): Promise<Told>
  /** The money is on its way; `arrive` is when it has come. */
  payLate(externalId: string): Promise<{ told: Told; arrive(): Promise<Webhook> }>
  expire(externalId: string): Promise<Webhook>
  onboard(accountExternalId: string): Promise<Webhook>
  dispute(externalId: string, amountFen: number): Promise<{ disputeId: string; webhook: Webhook }>
  decide(disputeId: string, outcome: 'won' | 'lost'): Promise<Webhook>
  /** The same webhook signed so long ago, or with another's secret, or written in an older version's words. */
  resigned(webhook: Webhook, how: { secondsAgo?: number; secret?: string; old?: boolean }): Webhook
}

export const SANDBOX_SECRET = 'a secret only the server knows'

export function sandboxRig(db: Db, clock: MovableClock): Rig {
  const port = sandboxPayments({ secret: SANDBOX_SECRET, appUrl: 'https://yiyou.test', db, clock })
  const now = () => ({ clock, requestId: randomUUID() })
  const sign = (report: PaymentReport | null) => report && signSandbox(SANDBOX_SECRET, report, clock.now())
  const doing = async (work: (tx: Tx) => Promise<PaymentReport | null>) =>
    sign(await inTransaction(db, work)) as Webhook
  const act = (id: string, outcome: Parameters<typeof actOnPage>[3]) =>
    doing((tx) => actOnPage(tx, now(), id, outcome))
  return {
    port,
    pay: (id) => act(id, 'success'),
    decline: (id) => act(id, 'decline'),
    challenge: (id) => act(id, 'challenge'),
    silence: (id) => act(id, 'timeout'),
    async payLate(id) {
      const told = await act(id, 'late')
      return {
        told,
        async arrive() {
          clock.advance(minutes(2))
          const row = await db.sandboxReport.findUniqueOrThrow({ where: { id: `${id}:paid` } })
          return sign(row.report as unknown as PaymentReport) as Webhook
        },
      }
    },
    expire(id) {
      clock.advance(minutes(60))
      return act(id, 'expire')
    },
    onboard: (id) => doing((tx) => completeAccount(tx, now(), id)),
    async dispute(id, amountFen) {
      const webhook = await doing((tx) => openDispute(tx, now(), id, amountFen))
      return { disputeId: `sbd_${id}`, webhook }
    },
    decide: (id, outcome) => doing((tx) => decideDispute(tx, now(), id, outcome)),
    resigned({ raw }, { secondsAgo = 0, secret = SANDBOX_SECRET, old = false }) {
      const { report } = JSON.parse(raw.toString()) as { report: PaymentReport }
      const at = new Date(clock.now().getTime() - secondsAgo * 1_000)
      return signSandbox(secret, report, at, old ? '0' : undefined)
    },
  }
}

export function stripeRig(stripe: StripeDouble): Rig {
  const port = stripePayments({
    secretKey: 'sk_test_1',
    webhookSecret: WEBHOOK_SECRET,
    apiBase: stripe.address,
  })
  return {
    port,
    pay: async (id) => stripe.finish(id),
    // Checkout deals with these on its own page; nobody else hears of them.
    decline: async () => null,
    challenge: async () => null,
    silence: async () => null,
    payLate: async (id) => ({
      told: stripe.finish(id, 'unpaid'),
      arrive: async () => stripe.asyncPayment(id, 'succeeded'),
    }),
    expire: async (id) => stripe.expire(id),
    onboard: async (id) => stripe.onboard(id),
    dispute: async (id, amountFen) => stripe.dispute(id, amountFen),
    decide: async (id, outcome) => stripe.decideDispute(id, outcome),
    resigned({ raw }, { old = false, ...how }) {
      const body = JSON.parse(raw.toString())
      return signed(old ? { ...body, api_version: '2019-05-16', data: { object: bare(body) } } : body, how)
    },
  }
}

/** What an old version may leave out: everything but the name. */
const bare = ({ data }: { data: { object: { id: string; object: string } } }) => ({
  id: data.object.id,
  object: data.object.object,
})
