import { z } from 'zod'
import { phone } from '../accounts/account.contract.ts'
import { problems } from '../kernel/problem.contract.ts'
import type { OrderState } from '../orders/order.contract.ts'

export const phoneChannels = ['phone', 'counter'] as const
/** What the caller is to the one cared for. */
export const callerRelations = ['self', 'child', 'spouse', 'relative', 'neighbour', 'community'] as const
/** How staff made sure who is speaking: called a known number back, saw a paper, or asked for facts. */
export const callerChecks = ['called_back', 'paper_seen', 'facts_asked'] as const

const name = z.string().trim().min(1).max(40)

export const placePhoneOrderInput = z.object({
  ownerKey: z.uuid(),
  draftId: z.uuid(),
  key: z.uuid(),
  channel: z.enum(phoneChannels),
  callerName: name,
  callerPhone: phone,
  relation: z.enum(callerRelations),
  verifiedBy: z.enum(callerChecks),
  /** Why it is ordered this way, in the staff's own words: whoever looks into it later reads it. */
  reason: z.string().trim().min(4).max(300),
  /** Who pays; the caller where left out. */
  payerName: name.optional(),
  payerPhone: phone.optional(),
  /** It was read out that this is written down and an account is kept for the payer, and the caller said yes. */
  consented: z.literal(true),
})
export const phoneOrderInput = z.object({ phoneOrderId: z.uuid() })
export const phoneOrdersInput = z.object({ providerId: z.uuid().optional() })

export type PhoneOrderView = {
  id: string
  staffName: string
  channel: (typeof phoneChannels)[number]
  callerName: string
  /** 138****8000 but for who took the call. */
  callerPhone: string
  relation: (typeof callerRelations)[number]
  verifiedBy: (typeof callerChecks)[number]
  reason: string
  payerName: string
  payerPhone: string
  begunAt: Date
  /** Null until the order stands: the time was taken meanwhile, or the call was cut off. */
  order: {
    id: string
    number: string
    state: OrderState
    title: string
    providerId: string
    providerName: string
    startsAt: Date
    endsAt: Date
    priceFen: number
    /** When it lapses unless somebody answers or pays. */
    dueAt: Date | null
  } | null
}

export const phoneOrderProblems = problems({
  'phone_orders.not_found': { status: 404 },
  'phone_orders.not_allowed': { status: 403 },
  'phone_orders.not_described': { status: 409 },
  'phone_orders.too_many': { status: 429 },
})
