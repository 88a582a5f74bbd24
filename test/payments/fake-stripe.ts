import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { API_VERSION } from '../../server/payments/stripe-payments.ts'

type Session = {
  id: string
  url: string
  amount_total: number
  currency: string
  metadata: Record<string, string>
  payment_status: 'unpaid' | 'paid'
  status: 'open' | 'complete' | 'expired'
  payment_intent: string | null
  asked: Form
}
type Refund = {
  id: string
  object: 'refund'
  amount: number
  currency: string
  payment_intent: string
  metadata: Record<string, string>
  status: string
}
type Form = { [key: string]: string | Form }
type Answer = { status: number; body: unknown }
export type Webhook = { raw: Buffer; headers: Record<string, string> }

export const WEBHOOK_SECRET = 'whsec_test'

/**
 * As much of Stripe as we talk to, remembering what it did: sessions, refunds that never exceed what was paid, answers
 * repeated by idempotency key, signed webhooks. `dropNextAnswer` does the work and loses the answer on the way.
 */
export async function fakeStripe() {
  const sessions = new Map<string, Session>()
  const refunds = new Map<string, Refund>()
  const answers = new Map<string, { asked: string; answer: Answer }>()
  const requests: { method: string; path: string; headers: IncomingMessage['headers'] }[] = []
  let dropNextAnswer = false
  let refundStatus = 'succeeded'

  const server = createServer(async (request, response) => {
    const body = await textOf(request)
    const path = request.url ?? ''
    requests.push({ method: request.method ?? '', path, headers: request.headers })
    const answer = once(request, `${path}\n${body}`, () => act(request.method ?? '', path, formOf(body)))
    if (dropNextAnswer) {
      dropNextAnswer = false
      response.destroy()
    } else send(response, answer)
  })

  function once(request: IncomingMessage, asked: string, work: () => Answer): Answer {
    const key = request.headers['idempotency-key']
    if (typeof key !== 'string') return work()
    const known = answers.get(key)
    if (known && known.asked !== asked) {
      return refusal(400, 'idempotency_error', 'Keys can only be used with the same parameters.')
    }
    const answer = known?.answer ?? work()
    answers.set(key, { asked, answer })
    return answer
  }

  function act(method: string, path: string, form: Form): Answer {
    if (method === 'POST' && path === '/v1/checkout/sessions') return ok(createSession(form))
    const session = sessions.get(path.replace('/v1/checkout/sessions/', ''))
    if (method === 'GET' && session) return ok(session)
    if (method === 'POST' && path === '/v1/refunds') return createRefund(form)
    return refusal(404, 'invalid_request_error', 'No such resource.')
  }

  function createSession(form: Form): Session {
    const id = `cs_test_${randomBytes(12).toString('hex')}`
    const price = at(form, 'line_items', '0', 'price_data') as Form
    const session: Session = {
      id,
      url: `https://checkout.stripe.test/${id}`,
      amount_total: Number(price.unit_amount),
      currency: String(price.currency),
      metadata: (form.metadata ?? {}) as Record<string, string>,
      payment_status: 'unpaid',
      status: 'open',
      payment_intent: null,
      asked: form,
    }
    sessions.set(id, session)
    return session
  }

  function createRefund(form: Form): Answer {
    const intent = String(form.payment_intent)
    const session = [...sessions.values()].find(({ payment_intent }) => payment_intent === intent)
    if (!session) return refusal(404, 'invalid_request_error', 'No such payment_intent.')
    const given = [...refunds.values()].filter((refund) => refund.payment_intent === intent)
    const left = session.amount_total - given.reduce((sum, { amount }) => sum + amount, 0)
    if (Number(form.amount) > left)
      return refusal(400, 'invalid_request_error', 'Greater than unrefunded.', 'amount')
    const refund: Refund = {
      id: `re_${randomBytes(12).toString('hex')}`,
      object: 'refund',
      amount: Number(form.amount),
      currency: session.currency,
      payment_intent: intent,
      metadata: (form.metadata ?? {}) as Record<string, string>,
      status: refundStatus,
    }
    refunds.set(refund.id, refund)
    return ok(refund)
  }

  const get = (id: string) => {
    const session = sessions.get(id)
    if (!session) throw new Error(`no session ${id}`)
    return session
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sessions,
    refunds,
    requests,
    dropNextAnswer: () => {
      dropNextAnswer = true
    },
    /** From now on refunds begin like this: succeeded, pending or failed. */
    refundsBegin: (status: string) => {
      refundStatus = status
    },
    /** The customer finishes the page: with money at once, or with money that is still on its way. */
    finish(id: string, payment_status: 'paid' | 'unpaid' = 'paid'): Webhook {
      const session = get(id)
      Object.assign(session, { payment_status, status: 'complete', payment_intent: `pi_${id}` })
      return signed(event('checkout.session.completed', session))
    },
    asyncPayment(id: string, how: 'succeeded' | 'failed'): Webhook {
      const session = get(id)
      if (how === 'succeeded') session.payment_status = 'paid'
      return signed(event(`checkout.session.async_payment_${how}`, session))
    },
    expire(id: string): Webhook {
      const session = get(id)
      session.status = 'expired'
      return signed(event('checkout.session.expired', session))
    },
    settleRefund(id: string, status: 'succeeded' | 'failed' | 'pending'): Webhook {
      const refund = refunds.get(id)
      if (!refund) throw new Error(`no refund ${id}`)
      refund.status = status
      return signed(event(status === 'failed' ? 'refund.failed' : 'refund.updated', refund))
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

export const event = (type: string, object: object) => ({
  id: `evt_${randomBytes(12).toString('hex')}`,
  object: 'event',
  api_version: API_VERSION,
  type,
  created: 1_795_219_200,
  data: { object },
})

/** A webhook as Stripe would sign it; `secondsAgo` for one that was held up. */
export function signed(body: object, { secondsAgo = 0, secret = WEBHOOK_SECRET } = {}): Webhook {
  const payload = JSON.stringify(body)
  const timestamp = Math.floor(Date.now() / 1_000) - secondsAgo
  const signature = new Stripe('sk_test').webhooks.generateTestHeaderString({ payload, secret, timestamp })
  return { raw: Buffer.from(payload), headers: { 'stripe-signature': signature } }
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const refusal = (status: number, type: string, message: string, param?: string): Answer => ({
  status,
  body: { error: { type, message, param } },
})

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

/** `a[b][0]=c` is how Stripe's clients write nested questions. */
function formOf(body: string): Form {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split(/[[\]]+/).filter(Boolean)
    const last = path.pop() ?? ''
    let place = form
    for (const key of path) {
      place[key] ??= {}
      place = place[key] as Form
    }
    place[last] = value
  }
  return form
}

const at = (form: Form, ...path: string[]): string | Form =>
  path.reduce<string | Form>((place, key) => (place as Form)[key] ?? {}, form)
