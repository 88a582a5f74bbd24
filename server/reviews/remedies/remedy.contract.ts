import { z } from 'zod'

export const remedyStates = ['opened', 'called', 'escalated', 'remedied', 'settled', 'closed'] as const
export type RemedyState = (typeof remedyStates)[number]
export const remedyActors = ['family', 'provider', 'operator', 'clock'] as const
export type RemedyActor = (typeof remedyActors)[number]
const remedyTransitions = [
  'remind',
  'call',
  'escalate',
  'call_late',
  'chase',
  'remedy',
  'accept',
  'refuse',
  'settle',
  'close',
] as const
export type RemedyTransition = (typeof remedyTransitions)[number]
/** What a person may press; the rest is the clock's. */
export const remedyMoves = ['call', 'remedy', 'accept', 'refuse', 'close'] as const
export type RemedyMove = (typeof remedyMoves)[number]

export const moveRemedyInput = z
  .object({
    remedyId: z.uuid(),
    move: z.enum(remedyMoves),
    text: z.string().trim().max(1000).default(''),
    key: z.uuid(),
  })
  .refine(({ move, text }) => move === 'accept' || text.length >= 2, { path: ['text'] })

export type RemedyView = {
  id: string
  reviewId: string
  state: RemedyState
  openedAt: Date
  remedyBy: Date
  calledAt: Date | null
  callNote: string
  remedy: string
  remediedAt: Date | null
  ending: string
  closedAt: Date | null
  due: { at: Date; transition: RemedyTransition } | null
  moves: readonly RemedyMove[]
}

/** One in the operators' list. */
export type RemedyRow = RemedyView & {
  providerId: string
  providerName: string
  title: string
  stars: number
  text: string
  orderId: string
}
