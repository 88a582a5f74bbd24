import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

export const complaintStates = [
  'lodged',
  'answered',
  'examining',
  'decided',
  'appealed',
  'settled',
  'closed',
  'withdrawn',
] as const
export type ComplaintState = (typeof complaintStates)[number]
export const finalComplaintStates = ['settled', 'closed', 'withdrawn'] as const
const complaintActors = ['family', 'provider', 'operator', 'clock'] as const
export type ComplaintActor = (typeof complaintActors)[number]
/** What a person may press; the rest is the clock's. */
export const complaintMoves = [
  'answer',
  'add',
  'accept',
  'refuse',
  'decide',
  'appeal',
  'decide_again',
  'withdraw',
] as const
export type ComplaintMove = (typeof complaintMoves)[number]
const byClock = ['escalate', 'settle', 'chase', 'close', 'remind'] as const
export type ComplaintTransition = ComplaintMove | (typeof byClock)[number]

/** Whom it is about. A carer's complaints are answered by their provider. */
const complaintAbouts = ['provider', 'caregiver', 'platform'] as const
export type ComplaintAbout = (typeof complaintAbouts)[number]
export const complaintSubjects = [
  'quality',
  'conduct',
  'missed',
  'charges',
  'safety',
  'privacy',
  'app',
  'other',
] as const
export type ComplaintSubject = (typeof complaintSubjects)[number]
/** Somebody may be in danger, or it is about us: operators examine it at once. */
export const gravest: readonly ComplaintSubject[] = ['safety', 'privacy']
export const complaintWishes = ['explain', 'apology', 'redo', 'refund', 'other_carer', 'other'] as const
export type ComplaintWish = (typeof complaintWishes)[number]
export const complaintOutcomes = ['upheld', 'partly', 'unfounded'] as const
export type ComplaintOutcome = (typeof complaintOutcomes)[number]

/** Working days: the provider answers; there is a conclusion, as a bad word is made good within as many. */
export const complaintClock = { answerDays: 5, decideDays: 15 } as const

const key = z.uuid()
const said = z.string().trim().min(4).max(1000)
const complained = {
  about: z.enum(complaintAbouts),
  subject: z.enum(complaintSubjects),
  wish: z.enum(complaintWishes),
  text: z.string().trim().min(10).max(2000),
}

/** Without an order it can only be about the platform. */
export const lodgeComplaintInput = z
  .object({ ...complained, orderId: z.uuid().optional(), key })
  .refine(({ about, orderId }) => about === 'platform' || orderId !== undefined, {
    path: ['about'],
    message: 'complaints.which_order',
  })
/** What somebody of the family, or the elder, said by telephone about one of their orders. */
export const noteComplaintInput = z.object({
  ...complained,
  orderId: z.uuid(),
  voice: z.enum(['family', 'elder']),
  callerName: z.string().trim().min(1).max(40),
  key,
})
/** The elder's own, from a page whose link has been checked: what it is about, in their words or none. */
export const lodgeAsElderInput = z.object({
  orderId: z.uuid(),
  subject: z.enum(complaintSubjects),
  text: z.string().trim().max(1000).default(''),
  key,
})
export const complaintInput = z.object({ complaintId: z.uuid() })
export const deskComplaintsInput = z.object({ providerId: z.uuid() })
export const complaintQueueInput = z.object({ scope: z.enum(['waiting', 'over']).default('waiting') })
export const moveComplaintInput = z
  .object({
    complaintId: z.uuid(),
    move: z.enum(complaintMoves),
    text: z.string().trim().max(1000).default(''),
    /** What is done about it now. */
    remedy: z.string().trim().max(1000).default(''),
    outcome: z.enum(complaintOutcomes).optional(),
    key,
  })
  .superRefine(({ move, text, outcome }, ctx) => {
    const silent = move === 'accept' || move === 'withdraw'
    if (!silent && !said.safeParse(text).success)
      ctx.addIssue({ code: 'too_small', minimum: 4, origin: 'string', inclusive: true, path: ['text'] })
    if ((move === 'decide' || move === 'decide_again') && !outcome)
      ctx.addIssue({ code: 'custom', path: ['outcome'], message: 'complaints.which_outcome' })
  })

/** All that was written, by whom it was. */
export type ComplaintWords = {
  text: string
  answer?: string
  answerRemedy?: string
  added?: string
  refusal?: string
  reason?: string
  remedy?: string
  appeal?: string
  finalReason?: string
  finalRemedy?: string
}
export type ComplaintSide = 'family' | 'provider' | 'operator'

export type ComplaintRow = {
  id: string
  about: ComplaintAbout
  subject: ComplaintSubject
  state: ComplaintState
  voice: 'family' | 'elder'
  /** What was ordered, and of whom; null where it is about us. */
  title: string | null
  providerName: string | null
  openedAt: Date
  decideBy: Date
  due: { at: Date; transition: ComplaintTransition } | null
  late: boolean
  /** Appealed, and the viewer decided it the first time: a colleague's turn. */
  colleague: boolean
  outcome: ComplaintOutcome | null
  closedAt: Date | null
}
export type ComplaintView = ComplaintRow & {
  as: ComplaintSide
  wish: ComplaintWish
  words: ComplaintWords
  raisedByName: string
  byPhone: boolean
  caregiverName: string | null
  answerBy: Date | null
  /** Where the viewer finds the order; null without one. */
  orderPath: string | null
  moves: readonly ComplaintMove[]
  timeline: readonly {
    position: number
    transition: string
    actorKind: string
    actorName: string
    at: Date
  }[]
}
/** What the elder's own page says of what they complained about. */
export type OwnComplaint = Pick<
  ComplaintRow,
  'id' | 'subject' | 'state' | 'title' | 'outcome' | 'openedAt'
> & {
  answer: string
}

export const complaintProblems = problems({
  'complaints.not_found': { status: 404 },
  'complaints.which_order': { status: 422, field: 'about' },
  'complaints.which_outcome': { status: 422, field: 'outcome' },
  'complaints.no_family': { status: 403 },
  'complaints.going_already': { status: 409 },
  'complaints.not_your_move': { status: 403 },
  'complaints.changed_meanwhile': { status: 409 },
  'complaints.answered_already': { status: 409 },
  'complaints.not_the_loser': { status: 403 },
  'complaints.colleague_decides': { status: 403 },
})
