import { z } from 'zod'
import type { OwnIncident } from '../incidents/incident.contract.ts'
import { problems } from '../kernel/problem.contract.ts'
import type { RecipientOrder } from '../orders/order-view.contract.ts'

export const elderTokenInput = z.object({ token: z.string().min(20).max(100) })
export const elderAnswerInput = elderTokenInput.extend({
  orderId: z.uuid(),
  answer: z.enum(['agree', 'refuse']),
  key: z.uuid(),
})
export const elderHelpInput = elderTokenInput.extend({ key: z.uuid() })
export const createElderLinkInput = z.object({ recipientId: z.uuid() })

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
}

export const elderProblems = problems({
  'elders.link_invalid': { status: 410 },
})
