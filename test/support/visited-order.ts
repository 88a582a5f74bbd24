import { randomUUID } from 'node:crypto'
import { hours, minutes } from '../../server/kernel/clock.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import { beginDraft, setDraftWhen, setDraftWho } from '../../server/orders/drafts.ts'
import { applyPayment } from '../../server/orders/orders.entry.ts'
import { payOrder } from '../../server/orders/pay-order.ts'
import { placeOrder } from '../../server/orders/place-order.ts'
import { pressButton } from '../../server/orders/press-button.ts'
import { checkIn, checkOut } from '../../server/orders/run-visit.ts'
import { receiveReport } from '../../server/payments/payments.entry.ts'
import type { Db } from '../../server/platform/db.ts'
import type { MovableClock } from './clock.ts'
import { testCtx, type World } from './world.ts'

/**
 * An order of the daughter for her father that starts two hours from the clock's time (a full or half hour within
 * working hours), played as far as `until`: the clock is moved along. Gives its id.
 */
export async function visitedOrder(
  db: Db,
  clock: MovableClock,
  world: World,
  { until = 'confirmed' }: { until?: 'placed' | 'paid' | 'accepted' | 'done' | 'confirmed' } = {},
): Promise<string> {
  const as = (viewer: Person) => ({ ...testCtx(db, clock, viewer), viewer })
  const family = as(world.daughter.viewer)
  const startsAt = new Date(clock.now().getTime() + hours(2))
  const ownerKey = randomUUID()
  const { id: draftId } = await beginDraft(family, { ownerKey, offeringId: world.offering.id })
  await setDraftWho(family, { ownerKey, draftId, who: { recipientId: world.father.id } })
  await setDraftWhen(family, { ownerKey, draftId, startsAt, caregiverId: null, note: '' })
  const { id: orderId, endsAt } = await placeOrder(family, { ownerKey, draftId, key: randomUUID() })
  if (until === 'placed') return orderId
  await payOrder(family, { orderId })
  const { externalId } = await db.payment.findFirstOrThrow({ where: { orderId } })
  await receiveReport(
    family,
    { id: `${externalId}:paid`, externalId, kind: 'paid', payload: {} },
    applyPayment,
  )
  if (until === 'paid') return orderId
  const press = (viewer: Person, transition: 'accept' | 'confirm') =>
    pressButton(as(viewer), { orderId, transition, reason: '', key: randomUUID() })
  await press(world.manager.viewer, 'accept')
  if (until === 'accepted') return orderId
  const carer = as(world.carer.viewer)
  const { startCode: code } = await db.visit.findUniqueOrThrow({ where: { orderId } })
  clock.set(startsAt)
  await checkIn(carer, { orderId, key: randomUUID(), how: { method: 'code', code } })
  clock.set(endsAt)
  await checkOut(carer, { orderId, key: randomUUID(), report: '血压 132/78，水温 39 度。' })
  if (until === 'done') return orderId
  clock.advance(minutes(30))
  await press(world.daughter.viewer, 'confirm')
  return orderId
}
