import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { minutes } from '../../server/kernel/clock.ts'
import { paymentRouter } from '../../server/payments/payment.router.ts'
import { openPayment } from '../../server/payments/payments.entry.ts'
import { sandboxPayments } from '../../server/payments/sandbox-payments.ts'
import { createCallerFactory } from '../../server/rpc/trpc.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { orderToPay, PRICE } from './order-bench.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const payments = sandboxPayments({
  secret: 'a secret only the server knows',
  appUrl: 'http://yiyou.test',
  db,
  clock,
})

function caller(changes = {}) {
  const ctx = testCtx(db, clock)
  const ports = { ...ctx.ports, payments }
  return createCallerFactory(paymentRouter)({ ...ctx, requestId: randomUUID(), ports, ...changes })
}

async function openedPage() {
  clock.set(saturdayMorning)
  const order = await orderToPay(db, world)
  const ctx = testCtx(db, clock, world.daughter.viewer)
  const { url } = await openPayment(
    { ...ctx, ports: { ...ctx.ports, payments } },
    {
      orderId: order.id,
      orderNumber: order.number,
      title: '上门助浴',
      amountFen: PRICE,
      expiresAt: order.dueAt,
    },
  )
  return { order, externalId: url.split('/').at(-1) ?? '' }
}

const stateOf = async (id: string) => (await db.order.findUniqueOrThrow({ where: { id } })).state

describe('the sandbox page', () => {
  test('shows what is paid for, how much and until when', async () => {
    const { order, externalId } = await openedPage()
    expect(await caller().sandboxPage({ externalId })).toEqual({
      externalId,
      state: 'open',
      amountFen: PRICE,
      title: '上门助浴',
      path: `/orders/${order.id}`,
      orderNumber: order.number,
      providerName: world.provider.name,
      payBy: order.dueAt,
    })
  })

  test('a link nobody was given leads nowhere', async () => {
    const nowhere = { externalId: `sbp_${'a'.repeat(43)}` }
    const notFound = { cause: { problem: { code: 'payments.not_found' } } }
    await expect(caller().sandboxPage(nowhere)).rejects.toMatchObject(notFound)
    await expect(caller().sandboxAct({ ...nowhere, outcome: 'success' })).rejects.toMatchObject(notFound)
  })

  test('does not exist where payments are real', async () => {
    const { order, externalId } = await openedPage()
    const ctx = testCtx(db, clock)
    const real = caller({ ports: { ...ctx.ports, payments: { ...payments, name: 'stripe' } } })
    await expect(real.sandboxAct({ externalId, outcome: 'success' })).rejects.toMatchObject({
      cause: { problem: { code: 'payments.not_found', status: 404 } },
    })
    expect(await stateOf(order.id)).toBe('awaiting_payment')
  })
})

describe('acting on it', () => {
  test('paying sends the order to its provider, once', async () => {
    const { order, externalId } = await openedPage()
    const paid = { path: `/orders/${order.id}`, state: 'paid' }
    const answers = await Promise.all(
      [1, 2, 3].map(() => caller().sandboxAct({ externalId, outcome: 'success' })),
    )
    expect(answers).toEqual([paid, paid, paid])
    expect(await caller().sandboxAct({ externalId, outcome: 'decline' })).toEqual(paid)
    expect(await stateOf(order.id)).toBe('requested')
    expect(await db.event.count({ where: { stream: `order:${order.id}`, transition: 'pay' } })).toBe(1)
    expect((await caller().sandboxPage({ externalId })).state).toBe('paid')
  })

  test('a declined attempt is shown and may be followed by another while the slot is kept', async () => {
    const { order, externalId } = await openedPage()
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(await caller().sandboxAct({ externalId, outcome: 'decline' })).toMatchObject({ state: 'failed' })
    }
    expect(await caller().sandboxPage({ externalId })).toMatchObject({ state: 'failed', payBy: order.dueAt })
    expect(await stateOf(order.id)).toBe('awaiting_payment')
    expect(await caller().sandboxAct({ externalId, outcome: 'success' })).toMatchObject({ state: 'paid' })
    expect(await stateOf(order.id)).toBe('requested')
    expect(await db.paymentEvent.count({ where: { externalId } })).toBe(3)
  })

  test('when the time is over the page takes no money', async () => {
    const { order, externalId } = await openedPage()
    clock.advance(minutes(15))
    expect(await caller().sandboxPage({ externalId })).toMatchObject({ state: 'expired' })
    expect(await caller().sandboxAct({ externalId, outcome: 'success' })).toEqual({
      path: `/orders/${order.id}`,
      state: 'expired',
    })
    expect(await db.payment.findUniqueOrThrow({ where: { externalId } })).toMatchObject({
      state: 'expired',
      paidAt: null,
    })
  })
})
