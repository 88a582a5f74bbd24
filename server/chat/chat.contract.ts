import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

const chatSides = ['family', 'provider'] as const
export type ChatSide = (typeof chatSides)[number]
/** As whom the viewer takes part: those who only watch over a family read. */
export type ChatRole = 'family' | 'watcher' | 'manager' | 'carer'

/** What is at hand to say with one press, by role; its reader sees it in their own language. */
export const phrasesOf = {
  family: ['come_up', 'what_time', 'see_card', 'thanks'],
  watcher: [],
  manager: ['received', 'arranging', 'call_back', 'thanks'],
  carer: ['on_my_way', 'arrived', 'ten_late', 'all_well'],
} as const satisfies Record<ChatRole, readonly string[]>
export type Phrase = (typeof phrasesOf)[keyof typeof phrasesOf][number]
const phrases = [...new Set(Object.values(phrasesOf).flat())] as [Phrase, ...Phrase[]]

/** 引到别处, 辱骂, 泄露隐私, 广告, 让人不安全. */
export const chatReportReasons = ['leads_away', 'abuse', 'private', 'advert', 'unsafe'] as const
export type ChatReportReason = (typeof chatReportReasons)[number]
export const chatOutcomes = ['keep', 'remove'] as const
export type ChatOutcome = (typeof chatOutcomes)[number]

const inChat = z.object({ orderId: z.uuid(), as: z.enum(chatSides).optional() })
const key = z.uuid()
const said = z.string().trim().min(4).max(500)

export const LONGEST_TEXT = 1_000
/** `before` is the number of a message: those before it are shown. */
export const openChatInput = inChat.extend({ before: z.coerce.number().int().min(2).optional() })
/** Words, a phrase at hand, a picture, or words with a picture. `knowingly`: contact details in it are sent all the same. */
export const sendMessageInput = inChat.extend({
  key,
  text: z.string().trim().max(LONGEST_TEXT).default(''),
  phrase: z.enum(phrases).optional(),
  photo: z.instanceof(Uint8Array).optional(),
  knowingly: z.boolean().default(false),
})
export const readChatInput = inChat.extend({ seq: z.coerce.number().int().min(1) })
export const chatMessageInput = inChat.extend({ messageId: z.uuid() })
export const chatPhotoInput = z.object({
  messageId: z.uuid(),
  size: z.enum(['large', 'small']).default('large'),
})
export const reportMessageInput = chatMessageInput.extend({
  reason: z.enum(chatReportReasons),
  text: said,
  key,
})
export const chatReportsInput = z.object({ scope: z.enum(['open', 'decided']) })
export const decideChatReportInput = z.object({
  reportId: z.uuid(),
  outcome: z.enum(chatOutcomes),
  decision: said,
  key,
})

export type ChatMessageView = {
  id: string
  seq: number
  at: Date
  mine: boolean
  byId: string
  side: ChatSide
  byName: string
  /** Empty where it is gone. */
  text: string
  phrase: Phrase | null
  photo: { width: number; height: number } | null
  /** Taken back by its writer, or taken down by a decision. */
  gone: 'withdrawn' | 'removed' | null
  /** Until then its writer may take it back. */
  withdrawableUntil: Date | null
  canReport: boolean
  /** What was decided about a report, for who wrote it and who reported it. */
  decision: { outcome: ChatOutcome; text: string } | null
}

/** How far somebody else has read. */
export type ChatReaderView = { userId: string; name: string; side: ChatSide; seq: number; at: Date }

export type ChatView = {
  orderId: string
  orderNumber: string
  as: ChatSide
  role: ChatRole
  title: string
  calledBy: string
  providerId: string
  providerName: string
  startsAt: Date
  endsAt: Date
  /** All visits of a plan share one conversation. */
  ofPlan: boolean
  /** Before it is paid there is nobody to talk to; a week after its end everything has been said. */
  standing: 'not_yet' | 'open' | 'closed'
  closesAt: Date | null
  canWrite: boolean
  /** The oldest first, at most 50. */
  messages: readonly ChatMessageView[]
  /** The number before which there are older ones. */
  olderBefore: number | null
  /** It shows the latest ones. */
  latest: boolean
  readers: readonly ChatReaderView[]
  phrases: readonly Phrase[]
}

/** Where something waits to be read, and how much. */
export type UnreadChat = { orderId: string; providerId: string; side: ChatSide; count: number }

export type ChatReportView = {
  id: string
  orderId: string
  orderNumber: string
  providerName: string
  reason: ChatReportReason
  text: string
  reportedByName: string
  side: ChatSide
  reportedAt: Date
  message: {
    id: string
    at: Date
    byName: string
    side: ChatSide
    text: string
    hasPhoto: boolean
    withdrawn: boolean
  }
  outcome: ChatOutcome | null
  decision: string
  decidedAt: Date | null
}

export const chatProblems = problems({
  'chat.not_found': { status: 404 },
  'chat.not_open': { status: 409 },
  'chat.read_only': { status: 403 },
  'chat.empty': { status: 422, field: 'text' },
  'chat.leads_away': { status: 422, field: 'text' },
  'chat.photo_unreadable': { status: 422, field: 'photo' },
  'chat.photo_gone': { status: 404 },
  'chat.too_fast': { status: 429 },
  'chat.too_late': { status: 409 },
  'chat.reported_already': { status: 409 },
  'chat.changed_meanwhile': { status: 409 },
})
