import { leavingReasons, triedWays } from '../../../server/orders/order.contract.ts'
import type { OrderView, TimelineEvent } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { Knot } from '../timeline/timeline.tsx'

export type OrdersT = ReturnType<typeof useT<'orders'>>
type Told = Pick<
  OrderView,
  'timeline' | 'state' | 'visit' | 'startsAt' | 'endsAt' | 'provider' | 'payment' | 'terms'
> & {
  recipient: { calledBy: string }
  priceFen: number
  canReview: boolean
}

/** What has happened to an order and what is still to come, as knots on one thread. */
function orderKnots(order: Told, t: OrdersT, portrait: string | null): Knot[] {
  const past = order.timeline.flatMap((event) => {
    const told = tell(event, order, t)
    return told
      ? [
          {
            key: String(event.position),
            at: event.at,
            ...told,
            ...late(event, told.detail, t),
            ...face(event, order, portrait),
          },
        ]
      : []
  })
  return [...past, ...ahead(order, t)]
}

/** Set out, arrived, left: the carer did that, unless somebody else of the provider noted it for them. */
const onTheWay = ['visit.depart', 'visit.check_in', 'visit.check_out']

function face(event: TimelineEvent, order: Told, portrait: string | null): Partial<Knot> {
  const { name } = order.visit.caregiver
  const theirs =
    event.actorName === name &&
    event.actorKind === 'provider' &&
    onTheWay.includes(`${event.subject}.${event.transition}`)
  return portrait && theirs ? { face: { name, portrait } } : {}
}

/** Noted without a network: when it happened, and that it was told later. */
function late({ at, data }: TimelineEvent, detail: string | undefined, t: OrdersT): Partial<Knot> {
  if (typeof data.happenedAt !== 'string') return {}
  return {
    at: new Date(data.happenedAt),
    detail: [detail, t('knot.toldLater', { at })].filter(Boolean).join(' '),
  }
}

/** The same in the language of the page, with the carer's portrait where the reader may see it. */
export function useOrderKnots(order: Told, portrait: string | null = null): Knot[] {
  return orderKnots(order, useT('orders'), portrait)
}

/** Where an order can end without the visit: the thread is cut there. */
const ends = ['decline', 'cancel', 'withdraw', 'lapse', 'miss', 'refuse', 'drop']

type ToldKnot = Omit<Knot, 'key' | 'detail'> & { detail?: string | undefined }

function tell(event: TimelineEvent, order: Told, t: OrdersT): ToldKnot | null {
  const { calledBy } = order.recipient
  const done = (title: string, detail?: string): ToldKnot => ({
    title,
    state: 'done',
    ...(who(event, t) && { who: who(event, t) }),
    ...(detail && { detail }),
  })
  const byClock = event.actorKind === 'clock'
  switch (`${event.subject}.${event.transition}`) {
    case 'order.place':
      return { title: t('knot.place'), who: placedBy(event, calledBy, t), state: 'done' }
    case 'order.agree':
      return { title: t('knot.agree', { calledBy }), state: 'done' }
    case 'order.pay':
      return { title: t('knot.pay'), detail: t('knot.payDetail', { fen: order.priceFen }), state: 'done' }
    case 'order.extend':
      return done(t('knot.extend'))
    case 'visit.reschedule':
      return done(moveTitle(event, t), event.reason)
    case 'order.bill':
      return done(t('knot.bill'))
    case 'order.settle':
      return { title: t('knot.settle'), detail: t('knot.payDetail', { fen: order.priceFen }), state: 'done' }
    case 'order.accept':
      return done(t('knot.accept'), t('knot.acceptDetail', { caregiver: order.visit.caregiver.name }))
    case 'visit.depart':
      return order.visit.state === 'on_the_way'
        ? { ...done(t('knot.now.depart')), state: 'now' }
        : done(t('knot.depart'))
    case 'visit.check_in':
      return order.visit.state === 'in_service'
        ? { ...done(t('knot.now.check_in'), evidence(event, t)), state: 'now' }
        : done(t('knot.check_in'), evidence(event, t))
    case 'visit.check_out':
      // Broken off: the order's own knot says it.
      if (event.data.why) return null
      return done(t('knot.check_out'), byClock ? t('knot.check_outClock') : order.visit.report)
    case 'order.confirm':
      return done(t(byClock ? 'knot.confirmClock' : 'knot.confirm'))
    case 'order.dispute':
      return { ...done(t('knot.dispute'), event.reason), state: order.state === 'disputed' ? 'now' : 'done' }
    case 'order.dismiss':
      return done(t('knot.dismiss'), event.reason)
    case 'order.split':
      return done(t('knot.split', { fen: Number(event.data.amountFen ?? 0) }), event.reason)
    case 'order.reduce':
      return done(t('knot.reduce', { fen: Number(event.data.amountFen ?? 0) }), event.reason)
    case 'order.give_up':
    case 'order.break_off':
      return done(t(`knot.${event.transition as 'give_up' | 'break_off'}`), leaving(event, t))
    case 'order.turn_back':
      return done(t('knot.turn_back'), absence(event, t))
    case 'order.leave':
      return done(
        t('knot.leave'),
        t('knot.leaveDetail', {
          day: String(event.data.lastDay ?? ''),
          fen: Number(event.data.backFen ?? 0),
        }),
      )
    case 'order.ask_deduction':
      return done(t('knot.ask_deduction', { fen: Number(event.data.amountFen ?? 0) }), event.reason)
    case 'order.return_deposit':
      return done(t('knot.return_deposit', { fen: Number(event.data.amountFen ?? 0) }))
    case 'order.uphold':
      return done(t(byClock ? 'knot.upholdClock' : 'knot.uphold'), event.reason)
    case 'payment.refund':
      return done(t('knot.refund'), t('knot.refundDetail', { fen: Number(event.data.amountFen ?? 0) }))
    case 'payment.fail_refund':
      return done(t('knot.fail_refund'))
    case 'review.write':
      return done(
        t('knot.write'),
        event.data.stars ? t('knot.stars', { stars: Number(event.data.stars) }) : undefined,
      )
    case 'review.receive':
      return done(t('knot.receive'))
    case 'review.publish':
    case 'review.release':
      return done(t('knot.publish'))
    case 'review.follow_up':
      return done(t('knot.followUp'))
    case 'review.reply':
      return done(t('knot.reply'))
    default:
      return event.subject === 'order' && ends.includes(event.transition) ? cut(event, order, t) : null
  }
}

function placedBy({ actorName: name, data }: TimelineEvent, calledBy: string, t: OrdersT): string {
  if (data.byPhone === 'phone') return t('knot.placeByPhone', { name })
  if (data.byPhone === 'counter') return t('knot.placeAtCounter', { name })
  return t('knot.placeWho', { name, calledBy })
}

function moveTitle({ data }: TimelineEvent, t: OrdersT): string {
  const same = data.from === data.to
  return same
    ? t('knot.replace', { caregiver: String(data.caregiver ?? '') })
    : t('knot.reschedule', { at: new Date(String(data.to)) })
}

function cut(event: TimelineEvent, order: Told, t: OrdersT): ToldKnot {
  const transition = event.transition as
    | 'decline'
    | 'cancel'
    | 'withdraw'
    | 'lapse'
    | 'miss'
    | 'refuse'
    | 'drop'
  const by = event.actorKind === 'clock' ? '' : who(event, t)
  return {
    title: t(`knot.${transition}`, { calledBy: order.recipient.calledBy }),
    state: 'stopped',
    ...(by && { who: by }),
    ...(event.reason && { detail: t('knot.reason', { reason: event.reason }) }),
  }
}

/** What shows that the visit began: the code, or the place and why there was no code. */
function evidence(event: TimelineEvent, t: OrdersT): string | undefined {
  if (event.data.method === 'code') return t('knot.check_inCode')
  if (event.data.method !== 'place') return undefined
  return t(event.data.placeKnown ? 'knot.check_inPlace' : 'knot.check_inPlaceUnknown', {
    reason: event.reason,
  })
}

/** Why the carer left, and what they wrote of it. */
function leaving({ data, reason }: TimelineEvent, t: OrdersT): string {
  const why = leavingReasons.find((one) => one === data.why)
  return [why && t(`knot.leftWhy.${why}`), reason].filter(Boolean).join(' ')
}

/** What shows that nobody opened: how the carer tried, where they stood, and their own words. */
function absence({ data, reason }: TimelineEvent, t: OrdersT): string {
  const ways = triedWays.filter((way) => Array.isArray(data.tried) && data.tried.includes(way))
  const told = t('knot.tried', { ways: ways.map((way) => t(`knot.triedWays.${way}`)).join(t('listJoin')) })
  const there = data.placeKnown && data.lat !== undefined ? t('knot.metTheDoor') : ''
  return [told, there, reason].filter(Boolean).join(' ')
}

function who({ actorKind, actorName }: TimelineEvent, t: OrdersT): string {
  if (actorKind === 'clock' || actorKind === 'payment' || actorKind === 'plan')
    return t(`knot.actor.${actorKind}`)
  return actorName ? t(`knot.actor.${actorKind}`, { name: actorName }) : ''
}

type Step =
  | 'agree'
  | 'bill'
  | 'pay'
  | 'accept'
  | 'depart'
  | 'arrive'
  | 'finish'
  | 'confirm'
  | 'decide'
  | 'review'
const toTheEnd = ['arrive', 'finish', 'confirm', 'review'] as const satisfies Step[]
const aheadOf: Partial<Record<OrderView['state'], readonly Step[]>> = {
  awaiting_elder: ['agree', 'pay', 'accept', ...toTheEnd],
  awaiting_payment: ['pay', 'accept', ...toTheEnd],
  planned: ['bill', ...toTheEnd],
  requested: ['accept', ...toTheEnd],
  accepted: toTheEnd,
  in_service: ['finish', 'confirm', 'review'],
  completed: ['confirm'],
  disputed: ['decide'],
}

function ahead(order: Told, t: OrdersT): Knot[] {
  const steps = [...(aheadOf[order.state] ?? [])]
  const travels = order.terms.mode === 'at_home'
  if (travels && order.state === 'accepted' && order.visit.state === 'assigned') steps.unshift('depart')
  if (order.canReview && !steps.includes('review')) steps.push('review')
  return steps.map((step) => ({ key: `ahead-${step}`, state: 'next', ...stepText(step, order, t) }))
}

function stepText(step: Step, order: Told, t: OrdersT): { title: string; at?: Date } {
  const { calledBy } = order.recipient
  const caregiver = order.visit.caregiver.name
  switch (step) {
    case 'agree':
      return { title: t('knot.nextAgree', { calledBy }) }
    case 'bill':
      return { title: t('knot.nextBill') }
    case 'pay':
      return { title: t('knot.nextPay') }
    case 'accept':
      return { title: t('knot.nextAccept') }
    case 'depart':
      return { title: t('knot.nextDepart', { caregiver }) }
    case 'arrive':
      return {
        title:
          order.terms.mode === 'at_home' ? t('knot.nextArrive', { caregiver }) : t('knot.nextArriveOnSite'),
        at: order.startsAt,
      }
    case 'finish':
      return { title: t('knot.nextFinish'), at: order.endsAt }
    case 'confirm':
      return { title: t('knot.nextConfirm') }
    case 'decide':
      return { title: t('knot.nextDecide') }
    case 'review':
      return { title: t('knot.nextReview') }
  }
}
