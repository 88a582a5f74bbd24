import type { PlaceTerm } from '../capacity/capacity.contract.ts'
import type { WishKind } from '../families/wishes.contract.ts'
import type { OrderMoney } from '../ledger/ledger.contract.ts'
import type { DraftPlan } from '../plans/plan.contract.ts'
import type { Fee } from '../providers/provider.contract.ts'
import type { QuoteView } from '../quotes/quote.contract.ts'
import type { ProposalView } from './moving/moving.contract.ts'
import type {
  ButtonTransition,
  DraftRecipient,
  LeavingReason,
  OrderActor,
  OrderState,
  OrderTransition,
  VisitState,
} from './order.contract.ts'
import type { RefundPolicy } from './policy.contract.ts'

export type DraftView = {
  id: string
  step: 'who' | 'when' | 'confirm'
  orderId: string | null
  offering: OfferingTerms & {
    id: string
    providerId: string
    providerName: string
    refundPolicy: RefundPolicy
  }
  recipientId: string | null
  recipient: DraftRecipient | null
  /** How the family calls them, once known. */
  calledBy: string | null
  caregiverId: string | null
  caregiverName: string | null
  startsAt: Date | null
  endsAt: Date | null
  /** Where places are sold instead of a caregiver's hour; null elsewhere. */
  places: { term: PlaceTerm; bornOn: string | null } | null
  /** How it comes again; null for one visit. */
  plan: DraftPlan | null
  /** Nights or months; 1 otherwise. */
  count: number
  note: string
  /** For all of it. */
  priceFen: number
  /** The recipient wants to be asked before it binds. */
  asksFirst: boolean
  /** What follows if it were placed now; null until a time is chosen. */
  forecast: DraftForecast | null
}

/** Nobody fits a recipient's wishes in the next two weeks, though somebody has time. */
export type WishesBar = {
  /** Single wishes that would do if they were taken back, the one that frees most people first. */
  ways: readonly { kind: WishKind; carers: number; firstAt: Date }[]
  /** The soonest if nothing were wished for. */
  anybodyAt: Date
}

export type DraftForecast = {
  elderAnswersBy: Date | null
  payBy: Date
  providerAnswersBy: Date
  /** Cancelled until then, this share of the price comes back; later steps follow earlier ones. */
  refunds: readonly { until: Date; percent: number }[]
}

/** What was ordered, frozen on the order in the words of its day. */
export type OfferingTerms = {
  title: string
  category: string
  mode: string
  unit: string
  minutes: number
  /** Per unit. */
  priceFen: number
  /** What may be charged besides; nothing else. */
  fees?: Fee[]
  /** What is done each time, in order, as it was when it was ordered. */
  tasks?: string[]
  /** Where places were ordered: nights or months, and how many. */
  places?: { term: PlaceTerm; count: number }
  /** Paid besides the price, in fen, and given back after the last day. */
  depositFen?: number
}

export type TimelineEvent = {
  position: number
  subject: 'order' | 'visit' | 'payment' | 'review'
  transition: string
  toState: string
  actorKind: OrderActor
  actorName: string
  reason: string
  at: Date
  data: Record<string, unknown>
}

export type OrderView = {
  /** Of a recurring plan; null for a single order. */
  planId: string | null
  /** Another time that is being asked for. */
  proposal: ProposalView | null
  /** The viewer may ask for another time, which the other side answers unless the policy lets it stand at once. */
  canMove: boolean
  id: string
  number: string
  version: number
  state: OrderState
  /** Moves the viewer may make right now. */
  moves: readonly ButtonTransition[]
  /** As whom the viewer sees it. */
  as: 'family' | 'provider' | 'operator'
  placedAt: Date
  placedByName: string
  startsAt: Date
  endsAt: Date
  /** When the clock moves it by itself, and to which end. */
  due: { at: Date; transition: OrderTransition } | null
  priceFen: number
  refundPolicy: RefundPolicy
  /** What comes back if the family cancels now; null when it can't be cancelled. */
  refundIfCancelledFen: number | null
  /** Of a visit paid ahead with a package: what of its worth comes back then; all of it means that the visit may be ordered again. */
  visitIfCancelledFen: number | null
  /** What the family gets back when the order closes, and by how much the price is reduced for all who pay, in fen. */
  concessionFen: number
  reducedFen: number
  /** Months paid ahead, whose money is in custody: they have a page of their own, for those who may act on it. */
  hasStay: boolean
  /** Within what the viewer may give part of it back, and what would be fair by the minutes; null where they may not. */
  reduction: { leastFen: number; mostFen: number; fairFen: number } | null
  terms: OfferingTerms
  addressLine: string
  note: string
  familyId: string
  recipient: { id: string; name: string; calledBy: string; kind: 'elder' | 'child'; phone: string | null }
  provider: { id: string; name: string; phone: string | null }
  visit: {
    id: string
    state: VisitState
    caregiver: { id: string; name: string; gender: 'female' | 'male'; level: number | null }
    /** Only for the family: the elder shows it at the door. */
    startCode: string | null
    departedAt: Date | null
    checkedInAt: Date | null
    checkInMethod: string | null
    checkInReason: string | null
    checkedOutAt: Date | null
    report: string
    canDepart: boolean
    canCheckIn: boolean
    canCheckOut: boolean
    missedBy: 'family' | 'provider' | null
    /** Why its carer refused it or broke it off; null otherwise. */
    leftWhy: LeavingReason | null
    /** The viewer may leave it. */
    canLeave: boolean
    /** Nobody opens: from when on the carer may turn back; null for everyone else. */
    turnBackFrom: Date | null
  }
  payment: {
    state: 'none' | 'open' | 'paid' | 'failed' | 'expired'
    amountFen: number
    refundedFen: number
    /** Only for those of the family who may pay. */
    url: string | null
  }
  /** What it costs line by line and who pays which part; null while it is not counted yet, and for older orders. */
  quote: QuoteView | null
  /** Where the money is, from the ledger; null while none came, and for providers. */
  money: OrderMoney | null
  reviews: readonly {
    voice: 'family' | 'elder'
    stars: number
    text: string
    reply: string | null
    createdAt: Date
  }[]
  canReview: boolean
  /** The time kept while paying may be made a quarter of an hour longer: once. */
  canExtend: boolean
  timeline: readonly TimelineEvent[]
}

export type OrderRow = {
  id: string
  number: string
  state: OrderState
  visitState: VisitState
  startsAt: Date
  endsAt: Date
  title: string
  calledBy: string
  recipientName: string
  providerName: string
  caregiverName: string
  addressLine: string
  priceFen: number
  due: { at: Date; transition: OrderTransition } | null
}

/** What is ahead of a recipient, as their own page shows it. */
export type RecipientOrder = {
  orderId: string
  version: number
  state: OrderState
  visitState: VisitState
  startsAt: Date
  endsAt: Date
  title: string
  providerName: string
  providerPhone: string | null
  caregiverName: string
  caregiverGender: 'female' | 'male'
  /** Where their portrait is shown; null where initials stand for it. */
  portrait: string | null
  orderedByName: string
  /** Present until the visit has begun. */
  startCode: string | null
  /** The recipient's own yes or no is wanted until then. */
  answerBy: Date | null
}
