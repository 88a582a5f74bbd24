import { z } from 'zod'
import { plainTitle } from '../kernel/plain-title.contract.ts'
import type { MessageView } from './channel.contract.ts'

/** Every kind of notice has a sentence in both catalogues (namespace `notices`). */
export const noticeKinds = [
  'order_requested',
  'order_accepted',
  'order_declined',
  'order_lapsed',
  'order_cancelled',
  'order_withdrawn',
  'papers_lapsed',
  'papers_settled',
  'visits_lapsed',
  'order_missed',
  'order_disputed',
  'order_dismissed',
  'order_upheld',
  'order_split',
  'order_reduced',
  'order_turned_back',
  'stay_leaving',
  'deposit_asked',
  'deposit_returned',
  'package_paid',
  'package_sold',
  'package_money_back',
  'package_ending',
  'package_over',
  'package_closed',
  'order_left',
  'visit_broken_off',
  'visit_noted_late',
  'visit_moved',
  'visit_replaced',
  'visit_tomorrow',
  'visit_soon',
  'move_proposed',
  'move_refused',
  'move_lapsed',
  'plan_billed',
  'plan_paid',
  'plan_gap',
  'plan_changed',
  'plan_ended',
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
  'review_sealed',
  'review_published',
  'home_sealed',
  'home_published',
  'review_followed_up',
  'review_to_check',
  'review_photos_hidden',
  'review_removed',
  'review_kept',
  'remedy_opened',
  'remedy_called',
  'remedy_escalated',
  'remedy_done',
  'remedy_settled',
  'remedy_closed',
  'phone_order_placed',
  'portrait_put',
  'chat_message',
  'chat_reported',
  'chat_kept',
  'chat_removed',
  'claim_submitted',
  'claim_approved',
  'claim_rejected',
  'filing_submitted',
  'filing_overdue',
  'filing_received',
  'filing_returned',
  'filing_accepted',
  'filing_refused',
  'filing_revoked',
  'filing_ending',
  'filing_over',
  'filing_forgotten',
  'consent_ending',
  'suspended',
  'suspension_appealed',
  'suspension_kept',
  'suspension_lifted',
  'others_offered',
  'back_again',
  'alarm_raised',
  'search_found',
  'wait_offered',
  'wait_place_offered',
  'wait_over',
  'incident_raised',
  'incident_escalated',
  'incident_acknowledged',
  'incident_unclosed',
  'incident_closed',
  'incident_false_alarm',
  'inspection_announced',
  'inspection_waits',
  'inspection_passed',
  'inspection_reopened',
  'correction_ordered',
  'correction_reported',
  'correction_late',
  'correction_sent_back',
  'correction_accepted',
  'credit_appealed',
  'credit_decided',
  'complaint_received',
  'complaint_lodged',
  'complaint_answered',
  'complaint_examined',
  'complaint_late',
  'complaint_decided',
  'complaint_appealed',
  'complaint_over',
  'outreach_declared',
  'outreach_due',
  'outreach_withdrawn',
  'outreach_moved',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

const claim = z.object({ providerName: z.string() })
/** What was ordered, as far as others may read it. */
const title = z.string().transform(plainTitle)
/** Which kind of paper, by its code; an instant on its last day. */
const filing = claim.extend({ paper: z.string() })
const review = claim.extend({ calledBy: z.string(), title })
const visit = review.extend({ caregiverName: z.string(), startsAt: z.iso.datetime() })

/** A package of visits: for whom, of whom, how many visits, and until when. */
const bought = review.extend({ count: z.int(), until: z.iso.datetime() })

/** What or who was suspended, by its name. */
const named = z.object({ name: z.string() })

/** Who it is about, who pressed, whose step this is, and when help was called for. */
const incident = z.object({
  who: z.string(),
  raisedByName: z.string(),
  byName: z.string(),
  at: z.iso.datetime(),
})

/** Of an inspection: whose, and the wall date it was planned for. */
const inspection = claim.extend({ day: z.iso.date() })

/** What was ordered of whom (empty where it is about us), and by when it is decided. */
const complaint = claim.extend({ title, until: z.iso.datetime() })

/** By when. */
const due = z.object({ until: z.iso.datetime() })

/**
 * All that a notice may say: whom, who, what it is called, when. Anything else a sender hands in is dropped, since an
 * inbox is read over shoulders; what happened in a visit is told on the page behind the path.
 */
export const noticeParams = {
  order_requested: visit,
  order_accepted: visit,
  order_declined: visit,
  order_lapsed: visit,
  order_cancelled: visit,
  order_withdrawn: visit,
  papers_lapsed: visit.extend({ until: z.iso.datetime() }),
  papers_settled: visit,
  visits_lapsed: claim.extend({ count: z.int() }),
  order_missed: visit,
  order_disputed: visit,
  order_dismissed: visit,
  order_upheld: visit,
  order_split: visit,
  order_reduced: visit,
  order_turned_back: visit,
  stay_leaving: visit,
  /** In fen. */
  deposit_asked: review.extend({ providerName: z.string(), amountFen: z.int() }),
  deposit_returned: review.extend({ amountFen: z.int() }),
  package_paid: bought,
  package_sold: bought,
  /** In fen. */
  package_money_back: review.extend({ amountFen: z.int() }),
  package_ending: bought,
  package_over: bought,
  package_closed: bought,
  order_left: visit,
  visit_broken_off: visit,
  visit_noted_late: visit,
  visit_moved: visit,
  visit_replaced: visit,
  visit_tomorrow: visit,
  visit_soon: visit,
  move_proposed: visit,
  move_refused: visit,
  move_lapsed: visit,
  plan_billed: visit,
  plan_paid: visit,
  plan_gap: visit,
  plan_changed: visit,
  plan_ended: visit,
  elder_asked: visit,
  elder_agreed: visit,
  elder_refused: visit,
  visit_on_the_way: visit,
  visit_started: visit,
  visit_done: visit,
  order_confirmed: visit,
  /** In fen. */
  refund_done: visit.extend({ amountFen: z.int() }),
  review_written: review.extend({ caregiverName: z.string() }),
  review_replied: review,
  review_sealed: review.extend({ caregiverName: z.string() }),
  review_published: review,
  home_sealed: review,
  home_published: review,
  review_followed_up: review,
  review_to_check: review,
  review_photos_hidden: review,
  review_removed: review,
  review_kept: review,
  remedy_opened: review,
  remedy_called: review,
  remedy_escalated: review,
  remedy_done: review,
  remedy_settled: review,
  remedy_closed: review,
  /** Of the provider whose manager put it there. */
  portrait_put: claim,
  phone_order_placed: visit.extend({ byName: z.string() }),
  /** Somebody wrote; never what. */
  chat_message: review.extend({ byName: z.string() }),
  chat_reported: review,
  chat_kept: review,
  chat_removed: review,
  claim_submitted: claim,
  claim_approved: claim,
  claim_rejected: claim,
  filing_submitted: filing,
  filing_overdue: filing,
  filing_received: filing,
  filing_returned: filing,
  filing_accepted: filing,
  filing_refused: filing,
  filing_revoked: filing,
  filing_ending: filing.extend({ until: z.iso.datetime() }),
  filing_over: filing,
  filing_forgotten: filing,
  /** Whose, and when the first of them ends. */
  consent_ending: z.object({ calledBy: z.string(), until: z.iso.datetime() }),
  suspended: named,
  suspension_appealed: named,
  suspension_kept: named,
  suspension_lifted: named,
  others_offered: visit,
  back_again: review,
  alarm_raised: z.object({}),
  /** `providerName` is one of `count` that have come. */
  incident_raised: incident,
  incident_escalated: incident,
  incident_acknowledged: incident,
  incident_unclosed: incident,
  incident_closed: incident,
  incident_false_alarm: incident,
  inspection_announced: inspection,
  inspection_waits: inspection,
  inspection_passed: inspection,
  inspection_reopened: inspection,
  correction_ordered: inspection,
  correction_reported: inspection,
  correction_late: inspection,
  correction_sent_back: inspection,
  correction_accepted: inspection,
  credit_appealed: claim,
  credit_decided: claim,
  complaint_received: complaint,
  complaint_lodged: complaint,
  complaint_answered: complaint,
  complaint_examined: complaint,
  complaint_late: complaint,
  complaint_decided: complaint,
  complaint_appealed: complaint,
  complaint_over: complaint,
  outreach_declared: due,
  outreach_due: due,
  outreach_withdrawn: z.object({}),
  outreach_moved: z.object({ calledBy: z.string() }),
  wait_offered: visit.extend({ expiresAt: z.iso.datetime() }),
  wait_place_offered: review.extend({ startsAt: z.iso.datetime(), expiresAt: z.iso.datetime() }),
  wait_over: review,
  /** Never what was searched for, nor what somebody calls it. */
  search_found: claim.extend({ count: z.int() }),
} as const satisfies Record<NoticeKind, z.ZodObject>

export const markReadInput = z.object({ noticeId: z.uuid().optional() })

export type NoticeView = {
  id: string
  kind: NoticeKind
  params: Record<string, unknown>
  path: string
  createdAt: Date
  readAt: Date | null
  /** What went out besides, by text or mail. */
  messages: MessageView[]
}
