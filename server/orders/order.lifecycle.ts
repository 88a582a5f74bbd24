import { after, days, earlier, hours, later, minutes } from '../kernel/clock.ts'
import type { Lifecycle } from '../kernel/lifecycle.ts'
import type { NoticeKind } from '../notices/notice.contract.ts'
import type { OrderActor, OrderState, OrderTransition } from './order.contract.ts'
import { finalOrderStates, orderStates } from './order.contract.ts'

/** What a decision about an order may depend on. Instants in UTC. */
export type OrderFacts = {
  readonly now: Date
  readonly state: OrderState
  /** When it entered its present state. */
  readonly enteredAt: Date
  readonly startsAt: Date
  readonly endsAt: Date
  /** A later visit of a plan: its time is firm, and it is paid when its day comes near. */
  readonly ofPlan?: boolean
  /** Placed by staff for a caller: whoever pays is not at the page. */
  readonly byPhone?: boolean
  /** An operator has decided a dispute about it. */
  readonly ruled?: boolean
}

/** Inside the transaction: what else changes with the move, and who is told. */
export type OrderEffect =
  | 'firm-hold'
  | 'keep-custody'
  | 'renew-hold'
  | 'release-hold'
  | 'assign-visit'
  | 'cancel-visit'
  | 'miss-visit'
  | 'end-visit'
  | 'confirm-visit'
  | 'refund-concession'
  | 'refund-all'
  | 'refund-by-policy'
  | 'release-funds'
  | 'free-shares'
  | 'return-visit'
  | 'quote'
  | 'follow-plan'
  | `tell-${'family' | 'provider' | 'operators'}:${NoticeKind}`

/** How long a slot is kept while somebody pays. */
export const PAYMENT_WINDOW = minutes(15)
/** Whoever gets the bill by text, because somebody else called, has so long. */
const PHONE_PAYMENT_WINDOW = hours(2)
/** A plan's visit is billed so long before it starts, and may be paid until so long before. */
const BILLED_AHEAD = days(4)
const PAID_AHEAD = hours(24)
/** Whoever is billed late still has this long. */
const LEAST_TO_PAY = hours(6)
/** Families confirm a finished visit within this, then the clock does. */
export const CONFIRMATION_WINDOW = hours(48)
/** An operator decides a dispute within this; after it the family is in the right. */
const DISPUTE_WINDOW = days(7)

/** The recipient's yes or no: four hours, and never later than two hours before the start. */
export const elderAnswersBy = ({ enteredAt, startsAt }: OrderFacts) =>
  answerWindow(enteredAt, startsAt, hours(4))

/** The provider's answer: one day, and never later than two hours before the start. */
export const providerAnswersBy = ({ enteredAt, startsAt }: OrderFacts) =>
  answerWindow(enteredAt, startsAt, hours(24))

// Close to the start half an hour is left all the same: an answer nobody had time to give is no answer.
function answerWindow(enteredAt: Date, startsAt: Date, most: number): Date {
  const usual = earlier(after(enteredAt, most), after(startsAt, -hours(2)))
  const least = after(enteredAt, minutes(30))
  return earlier(startsAt, later(usual, least))
}

const paidBy = ({ enteredAt, startsAt, ofPlan, byPhone }: OrderFacts): Date =>
  ofPlan
    ? later(after(startsAt, -PAID_AHEAD), after(enteredAt, LEAST_TO_PAY))
    : after(enteredAt, byPhone ? PHONE_PAYMENT_WINDOW : PAYMENT_WINDOW)

const lapsesAt = (facts: OrderFacts): Date => {
  if (facts.state === 'awaiting_elder') return elderAnswersBy(facts)
  if (facts.state === 'awaiting_payment') return earlier(facts.startsAt, paidBy(facts))
  return providerAnswersBy(facts)
}

/** A family that waits so long after the start for somebody who has not begun need wait no longer. */
const FAMILY_WAITS = minutes(30)
/** A carer waits so long at a closed door, tries to reach somebody, and may then turn back. */
export const CARER_WAITS = minutes(20)

const carerHadTime = ({ now, startsAt }: OrderFacts) =>
  now >= after(startsAt, FAMILY_WAITS) ? null : 'orders.wait_longer'
const familyHadTime = ({ now, startsAt }: OrderFacts) =>
  now >= after(startsAt, CARER_WAITS) ? null : 'orders.wait_longer'
const notRuled = ({ ruled }: OrderFacts) => (ruled ? 'orders.already_decided' : null)

const notStarted = ({ now, startsAt }: OrderFacts) => (now < startsAt ? null : 'orders.already_started')

/**
 * The order: who may move it from where to where, what follows, and when the clock moves it if nobody does.
 * Deadlines follow docs/decisions (15 min to pay, 24 h to answer, 48 h to confirm).
 */
export const orderLifecycle = {
  initial: ['awaiting_elder', 'awaiting_payment', 'planned'],
  states: orderStates,
  final: finalOrderStates,
  transitions: {
    agree: {
      from: ['awaiting_elder'],
      to: 'awaiting_payment',
      by: ['recipient'],
      effects: ['renew-hold', 'tell-family:elder_agreed'],
    },
    refuse: {
      from: ['awaiting_elder'],
      to: 'cancelled',
      by: ['recipient'],
      effects: [
        'free-shares',
        'return-visit',
        'release-hold',
        'cancel-visit',
        'follow-plan',
        'tell-family:elder_refused',
      ],
    },
    /** A visit of a plan is due to be paid; the family may also pay sooner. */
    bill: {
      from: ['planned'],
      to: 'awaiting_payment',
      by: ['family', 'plan', 'clock'],
      dueAt: ({ enteredAt, startsAt }) => later(enteredAt, after(startsAt, -BILLED_AHEAD)),
      // Each visit in its own month: what is left of it is known now.
      effects: ['renew-hold', 'quote', 'tell-family:plan_billed'],
    },
    pay: {
      from: ['awaiting_payment'],
      to: 'requested',
      by: ['payment'],
      effects: ['firm-hold', 'keep-custody', 'tell-provider:order_requested'],
    },
    /** The provider has taken on the whole plan: what is paid is agreed. */
    settle: {
      from: ['awaiting_payment'],
      to: 'accepted',
      by: ['payment'],
      effects: [
        'firm-hold',
        'keep-custody',
        'assign-visit',
        'tell-family:plan_paid',
        'tell-provider:plan_paid',
      ],
    },
    accept: {
      from: ['requested'],
      to: 'accepted',
      by: ['provider', 'operator'],
      effects: ['assign-visit', 'follow-plan', 'tell-family:order_accepted'],
    },
    decline: {
      from: ['requested'],
      to: 'declined',
      by: ['provider', 'operator'],
      effects: [
        'release-hold',
        'cancel-visit',
        'refund-all',
        'free-shares',
        'return-visit',
        'follow-plan',
        'tell-family:order_declined',
      ],
    },
    begin: { from: ['accepted'], to: 'in_service', by: ['provider'], effects: ['tell-family:visit_started'] },
    finish: {
      from: ['in_service'],
      to: 'completed',
      by: ['provider', 'clock'],
      dueAt: ({ endsAt }) => after(endsAt, hours(4)),
      effects: ['end-visit', 'tell-family:visit_done'],
    },
    /** Months paid ahead are given up before they are over: the stay ends on the day the family names. */
    leave: {
      from: ['in_service'],
      to: 'in_service',
      by: ['family', 'operator'],
      effects: ['tell-provider:stay_leaving', 'tell-family:stay_leaving'],
    },
    confirm: {
      from: ['completed'],
      to: 'closed',
      by: ['family', 'clock'],
      dueAt: ({ enteredAt }) => after(enteredAt, CONFIRMATION_WINDOW),
      effects: ['refund-concession', 'confirm-visit', 'release-funds', 'tell-provider:order_confirmed'],
    },
    /** Nobody opened. What cancelling at the last moment gives back comes back; the family may still say otherwise. */
    turn_back: {
      from: ['accepted'],
      to: 'completed',
      by: ['provider'],
      guards: [familyHadTime],
      effects: ['miss-visit', 'free-shares', 'tell-family:order_turned_back'],
    },
    /** The carer came and could not do it safely, or was not wanted. What comes back follows from why (leavingShare). */
    give_up: {
      from: ['accepted'],
      to: 'completed',
      by: ['provider'],
      effects: ['free-shares', 'tell-family:order_left', 'tell-provider:order_left'],
    },
    /** The same in the middle of it: the minutes that were not worked come back. */
    break_off: {
      from: ['in_service'],
      to: 'completed',
      by: ['provider'],
      effects: ['tell-family:visit_broken_off', 'tell-provider:visit_broken_off'],
    },
    /** Less was done than agreed: part of the money is to go back. The family has its two days anew. */
    reduce: {
      from: ['completed'],
      to: 'completed',
      by: ['provider', 'operator'],
      effects: ['tell-family:order_reduced'],
    },
    dispute: {
      from: ['completed'],
      to: 'disputed',
      by: ['family'],
      guards: [notRuled],
      effects: ['tell-provider:order_disputed', 'tell-operators:order_disputed'],
    },
    dismiss: {
      from: ['disputed'],
      to: 'completed',
      by: ['operator'],
      effects: ['tell-family:order_dismissed', 'tell-provider:order_dismissed'],
    },
    split: {
      from: ['disputed'],
      to: 'completed',
      by: ['operator'],
      effects: ['tell-family:order_split', 'tell-provider:order_split'],
    },
    uphold: {
      from: ['disputed'],
      to: 'refunded',
      by: ['operator', 'clock'],
      dueAt: ({ enteredAt }) => after(enteredAt, DISPUTE_WINDOW),
      effects: [
        'refund-all',
        'free-shares',
        'return-visit',
        'tell-family:order_upheld',
        'tell-provider:order_upheld',
      ],
    },
    cancel: {
      from: ['awaiting_elder', 'awaiting_payment', 'planned', 'requested', 'accepted'],
      to: 'cancelled',
      by: ['family', 'operator'],
      guards: [notStarted],
      effects: [
        'refund-by-policy',
        'free-shares',
        // What the policy does not give back has been earned by keeping the time.
        'release-funds',
        'release-hold',
        'cancel-visit',
        'follow-plan',
        'tell-provider:order_cancelled',
        'tell-family:order_cancelled',
      ],
    },
    withdraw: {
      from: ['planned', 'accepted'],
      to: 'withdrawn',
      by: ['provider', 'operator'],
      effects: [
        'refund-all',
        'free-shares',
        'return-visit',
        'release-hold',
        'cancel-visit',
        'tell-family:order_withdrawn',
      ],
    },
    /** Its plan ended or was changed before this visit's turn came. */
    drop: {
      from: ['awaiting_payment', 'planned', 'requested'],
      to: 'cancelled',
      by: ['plan'],
      effects: ['refund-all', 'free-shares', 'return-visit', 'release-hold', 'cancel-visit'],
    },
    lapse: {
      from: ['awaiting_elder', 'awaiting_payment', 'requested'],
      to: 'lapsed',
      by: ['clock'],
      dueAt: lapsesAt,
      effects: [
        'refund-all',
        'free-shares',
        'return-visit',
        'release-hold',
        'cancel-visit',
        'follow-plan',
        'tell-family:order_lapsed',
      ],
    },
    miss: {
      from: ['accepted'],
      to: 'withdrawn',
      by: ['family', 'operator', 'clock'],
      guards: [carerHadTime],
      dueAt: ({ endsAt }) => after(endsAt, hours(2)),
      effects: [
        'refund-all',
        'free-shares',
        'return-visit',
        'release-hold',
        'miss-visit',
        'tell-family:order_missed',
        'tell-provider:order_missed',
        'tell-operators:order_missed',
      ],
    },
  },
} as const satisfies Lifecycle<OrderState, OrderTransition, OrderActor, OrderEffect, OrderFacts>
