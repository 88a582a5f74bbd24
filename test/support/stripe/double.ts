import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, missing, ok, type StripeBooks, stripeBooks } from './books.ts'
import { type Form, formOf } from './form.ts'
import { stripePayer } from './payer.ts'
import { checkedBy } from './spec-check.ts'

/** What goes wrong with one request: `lost` does the work and loses the answer on the way. */
export type Fault = 'none' | 'down' | 'lost' | 'locked' | 'hurried'
type Asked = { method: string; path: string; headers: IncomingMessage['headers'] }
type Options = {
  /** Asked for each request. */
  readonly fault?: (asked: Asked) => Fault
  readonly nameOf?: (prefix: string) => string
  /** Its clock; the machine's where none is given. */
  readonly now?: () => Date
}

export type StripeDouble = Awaited<ReturnType<typeof stripeDouble>>

/**
 * As much of Stripe as we talk to, over HTTP and remembering what it did: pages, refunds, Connect, disputes, events,
 * answers repeated by idempotency key. Where STRIPE_API_BASE names the official stripe-mock, each kind of request is
 * put to that as well, and what it objects to is an objection of ours.
 */
export async function stripeDouble({
  fault = () => 'none',
  nameOf = randomName,
  now = () => new Date(),
}: Options = {}) {
  const books = stripeBooks(nameOf, now)
  const requests: Asked[] = []
  const checker = checkedBy(process.env.STRIPE_API_BASE)
  let nextFault: Fault | undefined
  const once = repeatable()

  const server = createServer(async (request, response) => {
    const text = await textOf(request)
    const asked = { method: request.method ?? '', path: request.url ?? '', headers: request.headers }
    requests.push(asked)
    const wrong = nextFault ?? fault(asked)
    nextFault = undefined
    if (wrong === 'down') return send(response, failure(500, 'api_error', 'We are down.'))
    if (wrong === 'hurried') return send(response, failure(429, 'rate_limit_error', 'Too many requests.'))
    if (wrong === 'locked' && asked.headers['idempotency-key']) return send(response, inUse)
    const objection = await checker.check(asked, text)
    if (objection) return send(response, failure(400, 'invalid_request_error', objection))
    const answer = once(asked, text, () => act(books, asked, text))
    if (wrong === 'lost') response.destroy()
    else send(response, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...books,
    ...stripePayer(books),
    requests,
    failNext: (wrong: Fault) => {
      nextFault = wrong
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(resolve)
      }),
  }
}

function act(books: StripeBooks, { method, path }: Asked, text: string): Answer {
  const { pathname, searchParams } = new URL(path, 'http://stripe.test')
  const [, , kind = '', ...rest] = pathname.split('/')
  const form = method === 'POST' ? formOf(text) : formOf(searchParams.toString())
  return (method === 'POST' ? post : get)(books, [kind, ...rest].join('/'), form)
}

function post(books: StripeBooks, path: string, form: Form): Answer {
  const [, transfer] = /^transfers\/([^/]+)\/reversals$/.exec(path) ?? []
  if (transfer) return books.createReversal(transfer, form)
  switch (path) {
    case 'checkout/sessions':
      return books.createSession(form)
    case 'refunds':
      return books.createRefund(form)
    case 'accounts':
      return books.createAccount(form)
    case 'account_links':
      return books.createLink(form)
    case 'transfers':
      return books.createTransfer(form)
    default:
      return missing(path)
  }
}

function get(books: StripeBooks, path: string, query: Form): Answer {
  if (path === 'events') return books.listEvents(query)
  if (path === 'checkout/sessions') {
    const page = books.pageOf(String(query.payment_intent))
    return ok({ object: 'list', url: path, data: page ? [page] : [], has_more: false })
  }
  const id = path.split('/').at(-1) ?? ''
  const session = books.sessions.get(id)
  if (session) return ok({ ...session, payment_intent: expanded(session, query) })
  const thing = books.refunds.get(id) ?? books.accounts.get(id) ?? books.disputes.get(id)
  return thing ? ok(thing) : missing('id')
}

function expanded(session: { payment_intent: string | null; payment_status: string }, query: Form) {
  const { payment_intent: id, payment_status } = session
  if (!id || !query.expand) return id
  return { id, object: 'payment_intent', status: payment_status === 'paid' ? 'succeeded' : 'processing' }
}

/** A key answers what it answered first, and refuses another question. Refusals are not kept: Stripe keeps them. */
function repeatable() {
  const answers = new Map<string, { question: string; answer: Answer }>()
  return ({ path, headers }: Asked, text: string, work: () => Answer): Answer => {
    const key = headers['idempotency-key']
    if (typeof key !== 'string') return work()
    const question = `${path}\n${text}`
    const known = answers.get(key)
    if (known && known.question !== question) {
      return failure(400, 'idempotency_error', 'Keys can only be used with the same parameters.')
    }
    const answer = known?.answer ?? work()
    if (answer.status === 200) answers.set(key, { question, answer })
    return answer
  }
}

const failure = (status: number, type: string, message: string): Answer => ({
  status,
  body: { error: { type, message } },
})
const inUse: Answer = {
  status: 409,
  body: { error: { type: 'idempotency_error', code: 'idempotency_key_in_use', message: 'In use.' } },
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

const randomName = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`
