import { z } from 'zod'
import { lodgeAsElderInput, type OwnComplaint } from '../complaints/complaint.contract.ts'
import type { OwnIncident } from '../incidents/incident.contract.ts'
import { problems } from '../kernel/problem.contract.ts'
import type { RecipientOrder } from '../orders/order-view.contract.ts'
import { type ElderToRate, rateAsElderInput } from '../reviews/review.contract.ts'

export const elderTokenInput = z.object({ token: z.string().min(20).max(100) })
export const elderAnswerInput = elderTokenInput.extend({
  orderId: z.uuid(),
  answer: z.enum(['agree', 'refuse']),
  key: z.uuid(),
})
export const elderHelpInput = elderTokenInput.extend({ key: z.uuid() })
export const elderRateInput = elderTokenInput.extend(rateAsElderInput.shape)
export const elderComplainInput = elderTokenInput.extend(lodgeAsElderInput.shape)
/** `text`: the way in is also sent to the recipient's own phone. */
export const createElderLinkInput = z.object({ recipientId: z.uuid(), text: z.boolean().default(false) })
export const revokeElderLinkInput = z.object({ recipientId: z.uuid() })
/** A phone number of the family or the recipient's own, and the six figures of the card. */
export const enterByCodeInput = z.object({
  phone: z
    .string()
    .transform((typed) => typed.normalize('NFKC').replace(/\D/g, ''))
    .pipe(z.string().regex(/^1[3-9]\d{9}$/)),
  code: z
    .string()
    .transform((typed) => typed.normalize('NFKC').replace(/\D/g, ''))
    .pipe(z.string().regex(/^\d{6}$/)),
})

/** Told once: only hashes are kept. */
export type MadeElderLink = {
  url: string
  expiresAt: Date
  code: string
  /** Where the figures are entered. */
  entryUrl: string
  /** With which number they go, as the card says: the recipient's own or the maker's. */
  phone: string | null
  calledBy: string
  name: string
  /** It was sent to the recipient's phone. */
  texted: boolean
}

/** What an elder sees on their own page: one thing, in large type. */
export type ElderView = {
  recipientId: string
  calledBy: string
  name: string
  /** The adult child to call. */
  contacts: readonly { name: string; phone: string }[]
  visits: readonly RecipientOrder[]
  /** A call for help that is going on, whoever pressed. */
  incident: OwnIncident | null
  /** A finished visit they may grade by a face. */
  toRate: ElderToRate | null
}

export const elderProblems = problems({
  'elders.link_invalid': { status: 410 },
  'elders.code_wrong': { status: 422, field: 'code' },
  'elders.code_locked': { status: 429, field: 'code', params: z.object({ retryAt: z.date() }) },
})

/** What an elder may complain about, and what they said before. */
export type ElderComplaints = {
  recipient: { name: string }
  visits: readonly { orderId: string; title: string; providerName: string; startsAt: Date }[]
  own: readonly OwnComplaint[]
}
