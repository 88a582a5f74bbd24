import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../server/context.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import type { OrderView } from '../../server/orders/order-view.contract.ts'
import { applyPayment } from '../../server/orders/orders.entry.ts'
import { receiveReport } from '../../server/payments/payments.entry.ts'
import type { Db } from '../../server/platform/db.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { type MovableClock, movableClock } from '../support/clock.ts'
import { buildWorld, testCtx } from '../support/world.ts'

/** Sunday 22 November 2026, 10:00 in Shanghai: within 王秀兰's hours, a day ahead of the test clock. */
export const sundayTen = new Date('2026-11-22T02:00:00.000Z')

/** The named world, and what its people do with an order, each through the real router. */
export async function openStage(db: Db, clock: MovableClock = movableClock()) {
  const world = await buildWorld(db, clock)
  const ctx = (viewer: Viewer): Ctx => testCtx(db, clock, viewer)
  const as = (viewer: Viewer) => createCaller(ctx(viewer))
  const key = randomUUID

  const draft = async (
    viewer: Viewer,
    recipientId: string,
    startsAt: Date,
    offeringId = world.offering.id,
  ) => {
    const ownerKey = randomUUID()
    const api = as(viewer)
    const { id: draftId } = await api.drafts.begin({ ownerKey, offeringId })
    await api.drafts.setWho({ ownerKey, draftId, who: { recipientId } })
    await api.drafts.setWhen({ ownerKey, draftId, startsAt, caregiverId: null, note: '' })
    return { ownerKey, draftId }
  }
  const place = async (
    recipientId: string = world.father.id,
    startsAt: Date = sundayTen,
  ): Promise<OrderView> =>
    as(world.daughter.viewer).orders.place({
      ...(await draft(world.daughter.viewer, recipientId, startsAt)),
      key: key(),
    })
  const pay = async (order: { id: string }) => {
    const { url } = await as(world.daughter.viewer).orders.pay({ orderId: order.id })
    const externalId = url.split('/').at(-1) ?? ''
    const report = { id: `paid_${externalId}`, externalId, kind: 'paid' as const, payload: {} }
    await receiveReport(ctx(world.daughter.viewer), report, applyPayment)
    return externalId
  }
  const press = (viewer: Viewer, order: { id: string }, transition: Press, reason = '') =>
    as(viewer).orders.move({ orderId: order.id, transition, reason, key: key() })
  const view = (order: { id: string }, viewer: Viewer = world.daughter.viewer) =>
    as(viewer).orders.get({ orderId: order.id })

  /** An order of the daughter's for her father, paid and accepted. */
  const accepted = async (startsAt: Date = sundayTen) => {
    const order = await place(world.father.id, startsAt)
    await pay(order)
    await press(world.manager.viewer, order, 'accept')
    return view(order)
  }
  /** The same, with the visit done. */
  const completed = async (startsAt: Date = sundayTen) => {
    const order = await accepted(startsAt)
    clock.set(order.startsAt)
    const carer = as(world.carer.viewer)
    const how = { method: 'code' as const, code: order.visit.startCode ?? '' }
    await carer.orders.checkIn({ orderId: order.id, key: key(), how })
    clock.set(order.endsAt)
    await carer.orders.checkOut({ orderId: order.id, key: key(), report: '洗完澡，精神不错。' })
    return view(order)
  }
  return { ...world, db, clock, ctx, as, key, draft, place, pay, press, view, accepted, completed }
}

type Press = Parameters<ReturnType<typeof createCaller>['orders']['move']>[0]['transition']

/** The code of the problem a call was refused with. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    const { problem } = (error as { cause?: { problem?: { code: string } } }).cause ?? {}
    if (problem) return problem.code
    throw error
  }
  return 'went through'
}
