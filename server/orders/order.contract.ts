import { z } from 'zod'
import { wishesInput } from '../families/wishes.contract.ts'
import { problems } from '../kernel/problem.contract.ts'
import { seenQuote } from '../quotes/quote.contract.ts'

export const orderStates = [
  'awaiting_elder',
  'awaiting_payment',
  'planned',
  'requested',
  'accepted',
  'in_service',
  'completed',
  'closed',
  'declined',
  'lapsed',
  'cancelled',
  'withdrawn',
  'disputed',
  'refunded',
] as const
export type OrderState = (typeof orderStates)[number]
/** Nothing moves an order out of these. */
export const finalOrderStates = [
  'closed',
  'declined',
  'lapsed',
  'cancelled',
  'withdrawn',
  'refunded',
] as const

/** Agreed or asked for, and not begun. */
export const promisedStates = [
  'awaiting_elder',
  'awaiting_payment',
  'planned',
  'requested',
  'accepted',
] as const satisfies readonly OrderState[]

export const orderActors = [
  'family',
  'recipient',
  'provider',
  'operator',
  'payment',
  'plan',
  'clock',
] as const
export type OrderActor = (typeof orderActors)[number]

export const orderTransitions = [
  'agree',
  'refuse',
  'bill',
  'pay',
  'settle',
  'accept',
  'decline',
  'begin',
  'finish',
  'leave',
  'turn_back',
  'give_up',
  'break_off',
  'confirm',
  'reduce',
  'dispute',
  'dismiss',
  'split',
  'uphold',
  'cancel',
  'withdraw',
  'drop',
  'lapse',
  'miss',
] as const
export type OrderTransition = (typeof orderTransitions)[number]

export const visitStates = [
  'scheduled',
  'assigned',
  'on_the_way',
  'in_service',
  'done',
  'confirmed',
  'cancelled',
  'missed',
] as const
export type VisitState = (typeof visitStates)[number]

const visitTransitions = [
  'assign',
  'depart',
  'check_in',
  'check_out',
  'confirm',
  'cancel',
  'miss',
  'give_up',
] as const
export type VisitTransition = (typeof visitTransitions)[number]

/** Moves a family, provider or operator makes with a button; the rest have forms or happen by themselves. */
export const buttonTransitions = [
  'accept',
  'decline',
  'confirm',
  'dispute',
  'dismiss',
  'uphold',
  'cancel',
  'withdraw',
  'miss',
] as const
export type ButtonTransition = (typeof buttonTransitions)[number]
/** Moves that need a reason in the person's own words. */
export const reasonedTransitions: readonly ButtonTransition[] = [
  'decline',
  'dispute',
  'dismiss',
  'uphold',
  'withdraw',
]

const key = z.uuid()
const text = (most: number) => z.string().trim().max(most).default('')

export const draftRecipientInput = z.object({
  kind: z.enum(['elder', 'child']),
  name: z.string().trim().min(1).max(40),
  calledBy: z.string().trim().min(1).max(20),
  regionCode: z.string().regex(/^\d{6}$/),
  addressLine: z.string().trim().min(2).max(120),
  phone: z
    .string()
    .trim()
    .regex(/^(|1[3-9]\d{9})$/)
    .default(''),
  asksFirst: z.boolean().default(false),
  wishes: wishesInput.optional(),
})
export type DraftRecipient = z.infer<typeof draftRecipientInput>

/** ownerKey is the browser's own secret from the `draft` cookie (anonymous visitors have no account yet). */
export const beginDraftInput = z.object({
  ownerKey: z.uuid(),
  offeringId: z.uuid(),
  caregiverId: z.uuid().optional(),
})
export const getDraftInput = z.object({ ownerKey: z.uuid(), draftId: z.uuid() })
export const setDraftWhoInput = getDraftInput.extend({
  who: z.union([z.object({ recipientId: z.uuid() }), z.object({ recipient: draftRecipientInput })]),
})
export const setDraftWishesInput = getDraftInput.extend({ wishes: wishesInput })
export const setDraftWhenInput = getDraftInput.extend({
  startsAt: z.coerce.date(),
  caregiverId: z.uuid().nullable(),
  /** Nights or months, where places are sold by them. */
  count: z.coerce.number().int().min(1).max(30).default(1),
  note: text(500),
})
export const setDraftBornInput = getDraftInput.extend({ bornOn: z.iso.date() })
export const placeOrderInput = getDraftInput.extend({
  key,
  /** The quote the family saw when it said yes; without it, whatever is counted stands. */
  quote: seenQuote.optional(),
})
export const listOrdersInput = z.object({
  scope: z.enum(['upcoming', 'past', 'all']).default('all'),
  recipientId: z.uuid().optional(),
})
/** `as` chooses the side for a person who is both family and provider. */
export const getOrderInput = z.object({
  orderId: z.uuid(),
  as: z.enum(['family', 'provider', 'operator']).optional(),
})
export const moveOrderInput = z.object({
  orderId: z.uuid(),
  transition: z.enum(buttonTransitions),
  reason: text(500),
  key,
})
export const payOrderInput = z.object({ orderId: z.uuid() })
export const extendTimeInput = payOrderInput
export const draftSlotsInput = getDraftInput.extend({ caregiverId: z.uuid().nullable().default(null) })
export const providerBucketInput = z.object({
  providerId: z.uuid(),
  bucket: z.enum(['to_answer', 'upcoming', 'past']),
})
export const providerDayInput = z.object({ providerId: z.uuid(), date: z.iso.date() })
/** The carer's own watch, where it was noted without a network; now where it is left out. */
const at = z.coerce.date().optional()
const lat = z.number().min(-90).max(90)
const lng = z.number().min(-180).max(180)
export const departInput = z.object({ orderId: z.uuid(), key, at })
export const checkInInput = z.object({
  orderId: z.uuid(),
  key,
  at,
  how: z.discriminatedUnion('method', [
    z.object({
      method: z.literal('code'),
      code: z.string().trim().max(12),
      /** Where the phone tells it (WGS-84); the code alone is enough. */
      lat: lat.optional(),
      lng: lng.optional(),
    }),
    z.object({
      method: z.literal('place'),
      lat,
      lng,
      reason: z.string().trim().min(2).max(200),
    }),
  ]),
})
export const checkOutInput = z.object({ orderId: z.uuid(), key, at, report: text(2000) })
/** Ways a carer tried to reach somebody before turning back. */
export const triedWays = ['knocked', 'called_recipient', 'called_family'] as const
export type TriedWay = (typeof triedWays)[number]
/** Nobody opens: what was tried, and where the carer stands (WGS-84; not asked at the provider's own place). */
export const turnBackInput = z.object({
  orderId: z.uuid(),
  key,
  tried: z.array(z.enum(triedWays)).min(1),
  lat: lat.optional(),
  lng: lng.optional(),
  note: z.string().trim().max(200).default(''),
})
/**
 * Why a carer does not do a visit, or not to its end: the recipient does not want it, it is not safe, the recipient is too ill
 * for it, or the carer is.
 */
export const leavingReasons = ['refused', 'unsafe', 'ill', 'carer'] as const
export type LeavingReason = (typeof leavingReasons)[number]
/** The visit is refused at the door, or broken off: why, in own words, and where the carer stands (WGS-84) where it is told. */
export const leaveVisitInput = z.object({
  orderId: z.uuid(),
  key,
  at,
  why: z.enum(leavingReasons),
  note: z.string().trim().min(2).max(500),
  lat: lat.optional(),
  lng: lng.optional(),
})
/** What the family is to get back of an order, in fen, and why in words both sides read. */
export const reduceOrderInput = z.object({
  orderId: z.uuid(),
  key,
  /** Part of a finished visit's money, or an operator's decision of a dispute. */
  move: z.enum(['reduce', 'split']).default('reduce'),
  amountFen: z.number().int().min(1),
  reason: z.string().trim().min(2).max(500),
})

export const orderProblems = problems({
  'orders.not_found': { status: 404 },
  'orders.draft_not_found': { status: 404 },
  'orders.draft_incomplete': { status: 409 },
  'orders.offering_unavailable': { status: 409 },
  'orders.provider_unbookable': { status: 409 },
  'orders.slot_taken': { status: 409, field: 'startsAt' },
  'orders.slot_not_offered': { status: 409, field: 'startsAt' },
  'orders.not_your_move': { status: 403 },
  'orders.changed_meanwhile': { status: 409 },
  'orders.already_started': { status: 409 },
  'orders.reason_missing': { status: 422, field: 'reason' },
  'orders.start_code_wrong': { status: 422, field: 'code', params: z.object({ left: z.number() }) },
  'orders.start_code_locked': { status: 429, field: 'code' },
  'orders.too_early': { status: 409, params: z.object({ from: z.date() }) },
  'orders.too_far': { status: 409, params: z.object({ metres: z.number() }) },
  'orders.no_family_role': { status: 403 },
  'orders.wait_longer': { status: 409 },
  'orders.time_impossible': { status: 409 },
  'orders.ways_missing': { status: 422, field: 'tried' },
  'orders.place_missing': { status: 422 },
  'orders.reduction_range': {
    status: 422,
    field: 'amount',
    params: z.object({ leastFen: z.number(), mostFen: z.number() }),
  },
  'orders.already_decided': { status: 409 },
})
