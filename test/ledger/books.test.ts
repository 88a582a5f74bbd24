import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DomainError } from '../../server/kernel/problem.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import { checkBooks, findOrderMoney } from '../../server/ledger/ledger.entry.ts'
import type { ButtonTransition } from '../../server/orders/order.contract.ts'
import { applyPayment, fireDue } from '../../server/orders/orders.entry.ts'
import { pressButton } from '../../server/orders/press-button.ts'
import { checkIn, checkOut } from '../../server/orders/run-visit.ts'
import type { PaymentReport } from '../../server/payments/payment-port.ts'
import { receiveReport, requestRefund, sendRefund } from '../../server/payments/payments.entry.ts'
import { inTransaction, isUniqueViolation } from '../../server/platform/db.ts'
import { moneyOf, openPage, orderToPay } from '../payments/order-bench.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const ctx = testCtx(db, clock)
const as = (viewer: Person) => ({ ...testCtx(db, clock, viewer), viewer })

/** One thing that may happen to an order and its money; it may well be refused. */
type Step =
  | { readonly do: 'page' | 'visit' | 'leave' | 'due' | 'send' }
  | {
      readonly do: 'say'
      readonly kind: 'paid' | 'failed' | 'expired'
      readonly page: number
      readonly times: number
    }
  | { readonly do: 'bank'; readonly kind: 'refunded' | 'refund_failed'; readonly times: number }
  | { readonly do: 'press'; readonly who: keyof typeof pressers; readonly what: ButtonTransition }
  | { readonly do: 'goodwill'; readonly fen: number }
  | { readonly do: 'wait'; readonly until: 'a minute' | 'the deadline' | 'the start' | 'the end' }

const pressers = {
  family: world.daughter.viewer,
  provider: world.manager.viewer,
  operator: world.operator.viewer,
}
const times = fc.integer({ min: 1, max: 3 })
const press = (who: keyof typeof pressers, what: ButtonTransition): fc.Arbitrary<Step> =>
  fc.constant({ do: 'press', who, what })
const simple = (name: 'page' | 'visit' | 'leave' | 'due' | 'send'): fc.Arbitrary<Step> =>
  fc.constant({ do: name })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Step>({ do: 'page' }, { do: 'visit' }, { do: 'leave' }) },
  { weight: 2, arbitrary: simple('send') },
  { weight: 2, arbitrary: simple('due') },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      kind: fc.constantFrom('paid' as const, 'paid' as const, 'failed' as const, 'expired' as const),
      page: fc.nat({ max: 2 }),
      times,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('bank' as const),
      kind: fc.constantFrom('refunded' as const, 'refund_failed' as const),
      times,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.oneof(
      press('provider', 'accept'),
      press('provider', 'accept'),
      press('provider', 'decline'),
      press('provider', 'withdraw'),
      press('family', 'cancel'),
      press('family', 'confirm'),
      press('family', 'dispute'),
      press('operator', 'dismiss'),
      press('operator', 'uphold'),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('goodwill' as const), fen: fc.integer({ min: 1, max: 20_000 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      until: fc.constantFrom(
        'a minute' as const,
        'the deadline' as const,
        'the start' as const,
        'the end' as const,
      ),
    }),
  },
)
const paid: Step[][] = [[{ do: 'page' }], [{ do: 'say', kind: 'paid', page: 0, times: 1 }]]
const visited: Step[][] = [
  ...paid,
  [{ do: 'press', who: 'provider', what: 'accept' }],
  [{ do: 'wait', until: 'the start' }],
  [{ do: 'visit' }],
  [{ do: 'leave' }],
]
/** Many stories begin far on, so that the later chapters are reached as well. */
const opening: fc.Arbitrary<Step[][]> = fc.constantFrom<Step[][]>(
  [[{ do: 'page' }]],
  [[{ do: 'page' }], [{ do: 'say', kind: 'paid', page: 0, times: 2 }]],
  visited,
  [
    ...visited,
    [{ do: 'press', who: 'family', what: 'dispute' }],
    [{ do: 'wait', until: 'the deadline' }],
    [{ do: 'due' }, { do: 'press', who: 'operator', what: 'dismiss' }],
  ],
)
/** Chapters follow each other; what is in one chapter happens at the same moment. */
const story = fc
  .tuple(opening, fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 7 }))
  .map(([first, rest]) => [...first, ...rest])
/** How an order usually ends; told every time, whatever chance brings besides. */
const usual: [Step[][]][] = [
  [[...visited, [{ do: 'press', who: 'family', what: 'confirm' }]]],
  [[...paid, [{ do: 'press', who: 'family', what: 'cancel' }], [{ do: 'send' }]]],
  [
    [
      ...visited,
      [{ do: 'press', who: 'family', what: 'dispute' }],
      [{ do: 'press', who: 'operator', what: 'uphold' }],
    ],
  ],
]

test('whatever happens, in whatever order, twice and at once: every fen paid is held, released or on its way back', {
  timeout: 240_000,
}, async () => {
  const ends = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(story, async (chapters) => {
      clock.set(saturdayMorning)
      const { id: orderId } = await orderToPay(db, world)
      for (const chapter of chapters) {
        await Promise.all(chapter.map((one) => happen(orderId, one).catch(refusalsAreFine)))
        const { differences } = await checkBooks(db, clock.now())
        expect(differences).toEqual([])
      }
      const { state } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
      ends.set(state, (ends.get(state) ?? 0) + 1)
      const facts = await moneyOf(db, orderId)
      const books = await findOrderMoney(db, orderId)
      expect(books?.paidFen ?? 0).toBe(facts.paid)
      expect(books?.refundedFen ?? 0).toBe(facts.returned)
      expect(books?.refundingFen ?? 0).toBe(facts.promised)
      expect((books?.heldFen ?? 0) + (books?.releasedFen ?? 0)).toBe(
        facts.paid - facts.returned - facts.promised,
      )
    }),
    { numRuns: 60, examples: usual },
  )
  // The stories have to be about something.
  expect([...ends.keys()]).toEqual(expect.arrayContaining(['closed', 'cancelled', 'refunded']))
})

async function happen(orderId: string, one: Step): Promise<unknown> {
  switch (one.do) {
    case 'page':
      return openPage(db, orderId).catch(oneIsOpenAlready)
    case 'say':
      return say(orderId, one)
    case 'bank':
      return bank(orderId, one)
    case 'press':
      return pressButton(as(pressers[one.who]), {
        orderId,
        transition: one.what,
        reason: '写明原因',
        key: randomUUID(),
      })
    case 'visit':
      return visit(orderId)
    case 'leave':
      return checkOut(as(world.carer.viewer), { orderId, key: randomUUID(), report: '' })
    case 'goodwill':
      return inTransaction(db, (tx) =>
        requestRefund(tx, ctx, { orderId, amountFen: one.fen, reason: `goodwill ${randomUUID()}` }),
      )
    case 'due':
      return fireDue(ctx, orderId)
    case 'send':
      return sendAll(orderId)
    case 'wait':
      return wait(orderId, one.until)
  }
}

async function say(orderId: string, { kind, page, times }: Extract<Step, { do: 'say' }>) {
  const pages = await db.payment.findMany({ where: { orderId }, orderBy: { id: 'asc' } })
  const payment = pages[page % Math.max(1, pages.length)]
  if (!payment) return
  const { externalId } = payment
  const report: PaymentReport = { id: `${kind}_${externalId}`, externalId, kind, payload: {} }
  await Promise.all(Array.from({ length: times }, () => receiveReport(ctx, report, applyPayment)))
}

async function bank(orderId: string, { kind, times }: Extract<Step, { do: 'bank' }>) {
  const refund = await db.refund.findFirst({ where: { payment: { orderId } }, include: { payment: true } })
  if (!refund) return
  const report: PaymentReport = {
    id: `${kind}_${refund.id}`,
    externalId: refund.payment.externalId,
    refundExternalId: `refund_${refund.id}`,
    kind,
    payload: {},
  }
  await Promise.all(Array.from({ length: times }, () => receiveReport(ctx, report, applyPayment)))
}

async function visit(orderId: string) {
  const { startCode: code } = await db.visit.findUniqueOrThrow({ where: { orderId } })
  await checkIn(as(world.carer.viewer), { orderId, key: randomUUID(), how: { method: 'code', code } })
}

async function sendAll(orderId: string) {
  const refunds = await db.refund.findMany({ where: { payment: { orderId } } })
  await Promise.all(refunds.map(({ id }) => sendRefund(ctx, { refundId: id })))
}

/** Time never runs backwards. */
async function wait(orderId: string, until: Extract<Step, { do: 'wait' }>['until']) {
  const { startsAt, endsAt, dueAt } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const minute = new Date(clock.now().getTime() + 60_000)
  const at = {
    'a minute': minute,
    'the deadline': dueAt ?? minute,
    'the start': startsAt,
    'the end': endsAt,
  }[until]
  if (at > clock.now()) clock.set(at)
}

function oneIsOpenAlready(error: unknown): void {
  if (!isUniqueViolation(error, 'payment_one_open')) throw error
}

function refusalsAreFine(error: unknown): void {
  if (!(error instanceof DomainError)) throw error
}
