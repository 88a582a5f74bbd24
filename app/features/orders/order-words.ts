import type { OrderRow, OrderView } from '../../../server/orders/order-view.contract.ts'
import type { Tone } from '../../ui/index.ts'
import type { OrdersT } from './order-knots.ts'

export type Standing = OrderRow['state'] | 'on_the_way' | 'missed'

/** One word for where an order stands, its visit included. */
export function standingOf({ state, visitState }: Pick<OrderRow, 'state' | 'visitState'>): Standing {
  if (state === 'accepted' && visitState === 'on_the_way') return 'on_the_way'
  if (state === 'withdrawn' && visitState === 'missed') return 'missed'
  return state
}

/** Persimmon only where a person of the family is waited for. */
export const standingTones: Record<Standing, Tone> = {
  awaiting_elder: 'info',
  awaiting_payment: 'now',
  planned: 'pine',
  requested: 'info',
  accepted: 'pine',
  on_the_way: 'pine',
  in_service: 'pine',
  completed: 'now',
  closed: 'good',
  declined: 'warn',
  lapsed: 'plain',
  cancelled: 'plain',
  withdrawn: 'warn',
  missed: 'bad',
  disputed: 'warn',
  refunded: 'plain',
}

/** Where the order stands, in a sentence for the family. */
export function sentenceOf(order: OrderView, t: OrdersT, now: Date): string {
  const { visit, state } = order
  const standing = standingOf({ state, visitState: visit.state })
  const names = {
    calledBy: order.recipient.calledBy,
    provider: order.provider.name,
    caregiver: visit.caregiver.name,
    startsAt: order.startsAt,
    endsAt: order.endsAt,
  }
  switch (standing) {
    case 'planned':
      return t('sentence.planned', { ...names, billAt: order.due?.at ?? order.startsAt })
    case 'awaiting_payment':
      if (saw(order, 'bill') && order.payment.state !== 'failed')
        return t('sentence.awaiting_paymentPlan', names)
      return t(
        order.payment.state === 'failed' ? 'sentence.awaiting_paymentFailed' : 'sentence.awaiting_payment',
        names,
      )
    case 'accepted':
      if (now > order.startsAt) return t('sentence.late', names)
      return t(order.terms.mode === 'at_home' ? 'sentence.accepted' : 'sentence.acceptedOnSite', names)
    case 'on_the_way':
      return t('sentence.on_the_way', { ...names, at: visit.departedAt })
    case 'in_service':
      return t('sentence.in_service', { ...names, at: visit.checkedInAt })
    case 'completed': {
      const settled = settlementOf(order)
      if (settled) return t(`sentence.${settled}`, { ...names, fen: order.concessionFen })
      if (!visit.checkedOutAt || endedByClock(order)) return t('sentence.completedNoReport', names)
      return t('sentence.completed', { ...names, at: visit.checkedOutAt })
    }
    case 'lapsed':
      return t(`sentence.${lapseOf(order)}`, names)
    case 'cancelled':
      return t(`sentence.${cancelOf(order)}`, { ...names, fen: order.payment.refundedFen })
    default:
      return t(`sentence.${standing}`, names)
  }
}

const saw = (order: OrderView, transition: string) =>
  order.timeline.some((event) => event.transition === transition)

/** What was said about the money of a visit that is done, or that nobody opened for. */
function settlementOf({ timeline, concessionFen, visit }: OrderView) {
  const last = timeline.findLast(({ subject }) => subject === 'order')?.transition
  if (last === 'split') return 'ruledPart'
  if (last === 'dismiss' && concessionFen === 0) return 'ruledNone'
  if (visit.missedBy === 'family') return 'turnedBack'
  if (visit.leftWhy) return visit.state === 'missed' ? 'left' : 'brokenOff'
  return concessionFen > 0 ? 'reduced' : null
}

const endedByClock = (order: OrderView) =>
  order.timeline.some(({ transition, actorKind }) => transition === 'check_out' && actorKind === 'clock')

function cancelOf(order: OrderView) {
  const { state, amountFen, refundedFen } = order.payment
  if (saw(order, 'refuse')) return 'refused'
  if (state !== 'paid') return 'cancelled'
  if (refundedFen >= amountFen) return 'cancelledFull'
  return refundedFen > 0 ? 'cancelledPart' : 'cancelledNone'
}

function lapseOf(order: OrderView) {
  if (saw(order, 'pay')) return 'lapsedPaid'
  const asked = order.timeline.some(
    ({ transition, toState }) => transition === 'place' && toState === 'awaiting_elder',
  )
  return asked && !saw(order, 'agree') ? 'lapsedElder' : 'lapsedUnpaid'
}

/** What has to happen next and by when, for the head of the thread; nothing once nothing is due. */
export function deadlineOf(order: OrderView, t: OrdersT, now: Date): { at: Date; text: string } | undefined {
  const names = {
    calledBy: order.recipient.calledBy,
    provider: order.provider.name,
    caregiver: order.visit.caregiver.name,
  }
  if (order.state === 'accepted' && now < order.startsAt) {
    const text = order.terms.mode === 'at_home' ? t('due.start', names) : t('due.startOnSite', names)
    return { at: order.startsAt, text }
  }
  if (order.state === 'in_service' && now < order.endsAt) return { at: order.endsAt, text: t('due.finish') }
  if (!order.due) return undefined
  const key = dueKeys[order.state]
  return key && { at: order.due.at, text: t(`due.${key}`, names) }
}

const dueKeys = {
  awaiting_elder: 'agree',
  awaiting_payment: 'pay',
  planned: 'bill',
  requested: 'answer',
  accepted: 'begin',
  in_service: 'finish',
  completed: 'confirm',
  disputed: 'decide',
} as const as Partial<
  Record<OrderView['state'], 'agree' | 'pay' | 'bill' | 'answer' | 'begin' | 'finish' | 'confirm' | 'decide'>
>

/** The same for a row of a list, where only what somebody has to do is told. */
export function deadlineOfRow(order: OrderRow, t: OrdersT): { at: Date; text: string } | undefined {
  const key = dueKeys[order.state]
  if (!order.due || !key || order.state === 'accepted' || order.state === 'in_service') return undefined
  const names = { calledBy: order.calledBy, provider: order.providerName, caregiver: order.caregiverName }
  return { at: order.due.at, text: t(`due.${key}`, names) }
}
