import { at, type Form, words } from './form.ts'
import { event, type StripeEvent } from './signed.ts'

export type Session = {
  id: string
  object: 'checkout.session'
  url: string
  amount_total: number
  currency: string
  metadata: Record<string, string>
  payment_status: 'unpaid' | 'paid'
  status: 'open' | 'complete' | 'expired'
  payment_intent: string | null
  expires_at: number
  asked: Form
}
export type Refund = {
  id: string
  object: 'refund'
  amount: number
  currency: string
  payment_intent: string
  metadata: Record<string, string>
  status: string
}
export type Account = {
  id: string
  object: 'account'
  capabilities: { transfers: 'inactive' | 'active' }
  requirements: { currently_due: string[] }
  metadata: Record<string, string>
}
export type Transfer = {
  id: string
  object: 'transfer'
  amount: number
  destination: string
  transfer_group: string
  amount_reversed: number
}
export type Dispute = {
  id: string
  object: 'dispute'
  amount: number
  payment_intent: string
  status: string
  reason: string
}
export type Answer = { status: number; body: unknown }

/**
 * What Stripe knows: pages, refunds, accounts, transfers, disputes, and every event it has made of them. Its rules are
 * those that can cost money: no refund above what was paid, no reversal above what was transferred, no transfer to an
 * account that may receive none, or of money that is not there.
 */
export function stripeBooks(nameOf: (prefix: string) => string, now: () => Date) {
  const sessions = new Map<string, Session>()
  const refunds = new Map<string, Refund>()
  const accounts = new Map<string, Account>()
  const transfers = new Map<string, Transfer>()
  const disputes = new Map<string, Dispute>()
  const events: StripeEvent[] = []
  let refundsBegin = () => 'succeeded'

  const happened = (type: string, object: object) => {
    const made = event(type, object, { id: nameOf('evt'), created: Math.floor(now().getTime() / 1_000) })
    events.push(made)
    return made
  }
  const pageOf = (intent: string) => [...sessions.values()].find((page) => page.payment_intent === intent)
  const refundsOf = (intent: string) =>
    [...refunds.values()].filter(
      ({ payment_intent, status }) => payment_intent === intent && status !== 'failed',
    )
  const balance = () =>
    sum(
      [...sessions.values()].filter(({ payment_status }) => payment_status === 'paid'),
      'amount_total',
    ) -
    sum(
      [...refunds.values()].filter(({ status }) => status !== 'failed'),
      'amount',
    ) -
    sum([...transfers.values()], 'amount') +
    sum([...transfers.values()], 'amount_reversed') -
    sum(
      [...disputes.values()].filter(({ status }) => status !== 'won'),
      'amount',
    )

  return {
    sessions,
    refunds,
    accounts,
    transfers,
    disputes,
    events,
    happened,
    pageOf,
    balance,
    /** From now on refunds begin like this: succeeded, pending or failed. */
    refundsBegin: (status: string | (() => string)) => {
      refundsBegin = typeof status === 'string' ? () => status : status
    },
    /** Everything that was is over. */
    forget: () => {
      for (const things of [sessions, refunds, accounts, transfers, disputes]) things.clear()
      events.length = 0
    },

    createSession(form: Form): Answer {
      const id = nameOf('cs_test')
      const price = at(form, 'line_items', '0', 'price_data') as Form
      const session: Session = {
        id,
        object: 'checkout.session',
        url: `https://checkout.stripe.test/${id}`,
        amount_total: Number(price.unit_amount),
        currency: String(price.currency),
        metadata: words(form, 'metadata'),
        payment_status: 'unpaid',
        status: 'open',
        payment_intent: null,
        expires_at: Number(form.expires_at),
        asked: form,
      }
      sessions.set(id, session)
      return ok(session)
    },
    createRefund(form: Form): Answer {
      const intent = String(form.payment_intent)
      const page = pageOf(intent)
      if (!page) return missing('payment_intent')
      const left = page.amount_total - sum(refundsOf(intent), 'amount')
      if (Number(form.amount) > left) return refused('Refund amount is greater than unrefunded.', 'amount')
      const atBank = [...disputes.values()].filter(
        (one) => one.payment_intent === intent && one.status !== 'won',
      )
      if (Number(form.amount) > left - sum(atBank, 'amount'))
        return refused('The charge has been charged back.', undefined, 'charge_disputed')
      const refund: Refund = {
        id: nameOf('re'),
        object: 'refund',
        amount: Number(form.amount),
        currency: page.currency,
        payment_intent: intent,
        metadata: words(form, 'metadata'),
        status: refundsBegin(),
      }
      refunds.set(refund.id, refund)
      happened('refund.created', refund)
      return ok(refund)
    },
    createAccount(form: Form): Answer {
      const account: Account = {
        id: nameOf('acct'),
        object: 'account',
        capabilities: { transfers: 'inactive' },
        requirements: { currently_due: ['external_account', 'representative.first_name'] },
        metadata: words(form, 'metadata'),
      }
      accounts.set(account.id, account)
      return ok(account)
    },
    createLink(form: Form): Answer {
      if (!accounts.has(String(form.account))) return missing('account')
      return ok({ object: 'account_link', url: `https://connect.stripe.test/setup/${nameOf('link')}` })
    },
    createTransfer(form: Form): Answer {
      const account = accounts.get(String(form.destination))
      if (!account) return missing('destination')
      if (account.capabilities.transfers !== 'active') {
        return refused('No transfers capability.', 'destination', 'insufficient_capabilities_for_transfer')
      }
      const amount = Number(form.amount)
      if (amount > balance()) return refused('Insufficient funds.', undefined, 'balance_insufficient')
      const transfer: Transfer = {
        id: nameOf('tr'),
        object: 'transfer',
        amount,
        destination: account.id,
        transfer_group: String(form.transfer_group),
        amount_reversed: 0,
      }
      transfers.set(transfer.id, transfer)
      return ok(transfer)
    },
    createReversal(id: string, form: Form): Answer {
      const transfer = transfers.get(id)
      if (!transfer) return missing('transfer')
      const amount = Number(form.amount)
      if (amount > transfer.amount - transfer.amount_reversed) {
        return refused('Reversal amount is greater than unreversed.', 'amount')
      }
      transfer.amount_reversed += amount
      return ok({ id: nameOf('trr'), object: 'transfer_reversal', amount, transfer: id })
    },
    listEvents(query: Form): Answer {
      const types = Object.values(words(query, 'types'))
      const since = Number(at(query, 'created', 'gte')) || 0
      const until = Number(at(query, 'created', 'lte')) || Number.POSITIVE_INFINITY
      const newest = events
        .filter(({ type, created }) => types.includes(type) && created >= since && created <= until)
        .reverse()
      const from = newest.findIndex(({ id }) => id === query.starting_after) + 1
      const limit = Number(query.limit ?? 10)
      const data = newest.slice(from, from + limit)
      return ok({ object: 'list', url: '/v1/events', data, has_more: newest.length > from + limit })
    },
  }
}

export type StripeBooks = ReturnType<typeof stripeBooks>

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const refused = (message: string, param?: string, code?: string): Answer => ({
  status: 400,
  body: { error: { type: 'invalid_request_error', message, param, code } },
})
export const missing = (param: string): Answer => ({
  status: 404,
  body: {
    error: { type: 'invalid_request_error', message: 'No such resource.', param, code: 'resource_missing' },
  },
})

function sum<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0)
}
