import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import type { NoticeKind } from './notice.contract.ts'

/** Ways beside the inbox, which has every notice. */
export const channels = ['sms', 'email', 'push'] as const
export type Channel = (typeof channels)[number]

/** What people choose by; help is told in every way there is, and nobody can turn it off. */
const noticeGroups = ['answer', 'change', 'visit', 'reminder', 'message', 'money', 'news', 'help'] as const
export type NoticeGroup = (typeof noticeGroups)[number]
export const chosenGroups = ['answer', 'change', 'visit', 'reminder', 'message', 'money', 'news'] as const

/** The group of each kind. */
export const groupOf = {
  order_requested: 'answer',
  order_accepted: 'change',
  order_declined: 'change',
  order_lapsed: 'change',
  order_cancelled: 'change',
  order_withdrawn: 'change',
  papers_lapsed: 'change',
  papers_settled: 'change',
  visits_lapsed: 'answer',
  order_missed: 'change',
  order_disputed: 'answer',
  order_dismissed: 'money',
  order_upheld: 'money',
  order_split: 'money',
  order_reduced: 'answer',
  order_turned_back: 'answer',
  stay_leaving: 'change',
  deposit_asked: 'answer',
  deposit_returned: 'money',
  order_left: 'answer',
  visit_broken_off: 'answer',
  visit_noted_late: 'news',
  visit_moved: 'change',
  visit_replaced: 'change',
  visit_tomorrow: 'reminder',
  visit_soon: 'reminder',
  move_proposed: 'answer',
  wait_offered: 'answer',
  wait_place_offered: 'answer',
  wait_over: 'change',
  move_refused: 'change',
  move_lapsed: 'change',
  plan_billed: 'answer',
  plan_paid: 'visit',
  plan_drawn: 'visit',
  plan_gap: 'answer',
  plan_changed: 'change',
  plan_ended: 'change',
  elder_asked: 'answer',
  elder_agreed: 'visit',
  elder_refused: 'change',
  visit_on_the_way: 'visit',
  visit_started: 'visit',
  visit_done: 'visit',
  order_confirmed: 'money',
  refund_done: 'money',
  review_written: 'news',
  review_replied: 'news',
  review_sealed: 'news',
  review_published: 'news',
  home_sealed: 'news',
  home_published: 'news',
  review_followed_up: 'news',
  review_photos_hidden: 'news',
  review_removed: 'news',
  review_kept: 'news',
  remedy_called: 'news',
  remedy_settled: 'news',
  remedy_closed: 'news',
  review_to_check: 'answer',
  remedy_opened: 'answer',
  remedy_escalated: 'answer',
  remedy_done: 'answer',
  phone_order_placed: 'answer',
  portrait_put: 'change',
  chat_message: 'message',
  chat_reported: 'answer',
  chat_kept: 'news',
  chat_removed: 'news',
  claim_submitted: 'answer',
  claim_approved: 'news',
  claim_rejected: 'news',
  filing_submitted: 'answer',
  filing_overdue: 'answer',
  filing_received: 'news',
  filing_returned: 'answer',
  filing_accepted: 'news',
  filing_refused: 'news',
  filing_revoked: 'change',
  filing_ending: 'reminder',
  filing_over: 'change',
  filing_forgotten: 'news',
  consent_ending: 'reminder',
  suspended: 'change',
  suspension_appealed: 'answer',
  suspension_kept: 'news',
  suspension_lifted: 'change',
  others_offered: 'answer',
  back_again: 'news',
  alarm_raised: 'answer',
  package_paid: 'change',
  package_sold: 'news',
  package_money_back: 'change',
  package_ending: 'change',
  package_over: 'change',
  package_over_booked: 'change',
  package_closed: 'change',
  package_closed_booked: 'change',
  search_found: 'news',
  incident_raised: 'help',
  incident_escalated: 'help',
  incident_acknowledged: 'help',
  incident_unclosed: 'help',
  incident_closed: 'help',
  incident_false_alarm: 'help',
  inspection_announced: 'change',
  inspection_waits: 'answer',
  inspection_passed: 'news',
  inspection_reopened: 'change',
  correction_ordered: 'answer',
  correction_reported: 'answer',
  correction_late: 'answer',
  correction_sent_back: 'answer',
  correction_accepted: 'news',
  credit_appealed: 'answer',
  credit_decided: 'news',
  complaint_received: 'news',
  complaint_lodged: 'answer',
  complaint_answered: 'answer',
  complaint_examined: 'news',
  complaint_late: 'news',
  complaint_decided: 'change',
  complaint_appealed: 'answer',
  complaint_over: 'news',
  outreach_declared: 'answer',
  outreach_due: 'answer',
  outreach_withdrawn: 'news',
  outreach_moved: 'news',
} as const satisfies Record<NoticeKind, NoticeGroup>

/** A visit is agreed on, has another time or person, or is off: a letter about it brings it to the reader's calendar. */
export const changesCalendar: ReadonlySet<NoticeKind> = new Set([
  'order_accepted',
  'plan_paid',
  'plan_drawn',
  'visit_moved',
  'visit_replaced',
  'order_cancelled',
  'order_withdrawn',
])

/** What is sent to whoever has chosen nothing: a text costs attention, so only what has to be known before it is too late. */
export const byDefault = {
  answer: { sms: true, email: true, push: true },
  change: { sms: true, email: true, push: true },
  visit: { sms: false, email: false, push: true },
  reminder: { sms: true, email: false, push: true },
  // Whoever has the page open has read it by then.
  message: { sms: false, email: true, push: true },
  money: { sms: false, email: true, push: true },
  news: { sms: false, email: true, push: false },
  // Calls for help send their texts themselves, at once.
  help: { sms: false, email: true, push: true },
} as const satisfies Record<NoticeGroup, Record<Channel, boolean>>

/** 'HH:mm' on clocks in Shanghai. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** `on` lists what is sent, as 'group:channel'; quiet from and until are equal where no hour is quiet. */
export const noticeSettingsInput = z.object({
  on: z
    .array(z.enum(chosenGroups.flatMap((group) => channels.map((channel) => `${group}:${channel}` as const))))
    .default([]),
  quietFrom: clockTime,
  quietUntil: clockTime,
  /** All mail of a day at once, in the evening. */
  daily: z.boolean().default(false),
})
export const mailAddressInput = z.object({ address: z.email().max(200).trim().toLowerCase() })
/** What a browser gives when its person agrees, as its push service made it. */
export const pushSubscriptionInput = z.object({
  endpoint: z.url().max(1_000),
  p256dh: z.string().regex(/^[\w-]{80,100}=*$/),
  auth: z.string().regex(/^[\w-]{16,40}=*$/),
})
/** One browser, or all where none is named. */
export const pushDeviceInput = z.object({ id: z.uuid().optional() })
export const mailTokenInput = z.object({ token: z.string().min(20).max(100) })

export type NoticeSettings = {
  on: Record<(typeof chosenGroups)[number], Record<Channel, boolean>>
  quietFrom: string
  quietUntil: string
  daily: boolean
  /** The address for mail and whether it answered; null where there is none. */
  mail: { address: string; verified: boolean } | null
  phone: string | null
  /** Browsers that are told; newest first. */
  devices: { id: string; createdAt: Date }[]
}

/** Where a message stands, as the inbox shows it. */
export const messageStates = ['waiting', 'sent', 'needless', 'failed'] as const
export type MessageState = (typeof messageStates)[number]
export type MessageView = { channel: Channel; state: (typeof messageStates)[number]; at: Date | null }

/** Which messages operators look at; all where left out. */
export const deliveriesInput = z.object({
  channel: z.enum(channels).optional(),
  state: z.enum(messageStates).optional(),
})
/** One message on its way, without what it says. */
export type DeliveryView = {
  id: string
  channel: Channel
  state: MessageState
  attempts: number
  dueAt: Date
  sentAt: Date | null
  /** In the words of whoever did not take it, the last time. */
  error: string | null
  kind: NoticeKind
  toldAt: Date
  openedAt: Date | null
  /** 林** */
  who: string
}
export type DeliveriesView = {
  counts: { channel: Channel; state: MessageState; count: number; opened: number }[]
  rows: DeliveryView[]
}

export const channelProblems = problems({
  'notices.link_invalid': { status: 410 },
  'notices.asked_just_now': { status: 429, field: 'address' },
  'notices.push_unknown': { status: 422 },
})
