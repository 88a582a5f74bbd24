import type { CareView } from '../../../server/care/care.contract.ts'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { fieldOf, type Waiting } from '../../offline/waiting.ts'

type Shown = Pick<OrderView, 'id' | 'state' | 'visit'>

/** A visit as it will stand once everything that waits has been sent: what its carer has done is done for them. */
export function withWaiting<Order extends Shown>(order: Order, all: readonly Waiting[]): Order {
  return all.filter(({ orderId }) => orderId === order.id).reduce<Order>(stepped, order)
}

function stepped<Order extends Shown>(order: Order, { intent, at }: Waiting): Order {
  const over = { canDepart: false, canCheckIn: false, canCheckOut: false, turnBackFrom: null, canLeave: true }
  const then = new Date(at)
  switch (intent) {
    case 'depart': {
      if (!order.visit.canDepart) return order
      const visit = { ...order.visit, state: 'on_the_way', canDepart: false, departedAt: then } as const
      return { ...order, visit }
    }
    case 'check_in_code':
    case 'check_in_place': {
      if (!order.visit.canCheckIn) return order
      const visit = {
        ...order.visit,
        ...over,
        state: 'in_service',
        canCheckOut: true,
        checkedInAt: then,
      } as const
      return { ...order, state: 'in_service', visit }
    }
    case 'check_out':
    case 'turn_back':
    case 'leave':
      return {
        ...order,
        state: 'completed',
        visit: { ...order.visit, ...over, canLeave: false, checkedOutAt: then },
      }
    default:
      return order
  }
}

/** The record with what waits: tasks ticked, and open for writing once the visit was begun on this phone. */
export function careWithWaiting(
  care: CareView,
  order: Pick<OrderView, 'id' | 'state'>,
  all: readonly Waiting[],
): CareView {
  const own = all.filter(({ orderId }) => orderId === order.id)
  const struck = own.filter(({ intent }) => intent === 'care_strike').map((one) => fieldOf(one, 'entryId'))
  const ticked = own.filter(({ intent }) => intent === 'care_tick')
  return {
    ...care,
    canWrite: care.canWrite || own.some(({ intent }) => intent.startsWith('check_in')),
    entries: care.entries.filter(({ id }) => !struck.includes(id)),
    tasks: care.tasks.map((task) => {
      const tick = ticked.find((one) => fieldOf(one, 'task') === task.text)
      if (task.entryId && struck.includes(task.entryId)) return { ...task, doneAt: null, entryId: null }
      return tick && !task.doneAt ? { ...task, doneAt: new Date(tick.at), entryId: null } : task
    }),
  }
}
