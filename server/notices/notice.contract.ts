import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

/** Every kind of notice has a sentence in both catalogues (namespace `notices`). */
export const noticeKinds = [
  'order_requested',
  'order_accepted',
  'order_declined',
  'order_lapsed',
  'order_cancelled',
  'order_withdrawn',
  'order_missed',
  'order_disputed',
  'order_dismissed',
  'order_upheld',
  'elder_asked',
  'elder_agreed',
  'elder_refused',
  'visit_on_the_way',
  'visit_started',
  'visit_done',
  'order_confirmed',
  'refund_done',
  'review_written',
  'review_replied',
  'claim_submitted',
  'claim_approved',
  'claim_rejected',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/**
 * All that a notice may say: whom, who, what it is called, when. Anything else a sender hands in is dropped here, since
 * an inbox is read on lock screens and over shoulders; what happened in the visit is told on the page behind the path.
 */
export const noticeParams = z
  .object({
    calledBy: z.string(),
    providerName: z.string(),
    caregiverName: z.string(),
    title: z.string(),
    startsAt: z.iso.datetime(),
  })
  .partial()

export const markReadInput = z.object({ noticeId: z.uuid().optional() })

export type NoticeView = {
  id: string
  kind: NoticeKind
  params: Record<string, unknown>
  path: string
  createdAt: Date
  readAt: Date | null
}

export const noticeProblems = problems({})
