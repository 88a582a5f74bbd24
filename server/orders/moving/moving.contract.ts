import { z } from 'zod'
import { problems } from '../../kernel/problem.contract.ts'

const key = z.uuid()
const target = {
  orderId: z.uuid(),
  startsAt: z.coerce.date(),
  /** Null: whoever suits. */
  caregiverId: z.uuid().nullable().default(null),
}
export const proposeMoveInput = z.object({
  ...target,
  /** On which side, for a person who stands on both. */
  as: z.enum(['family', 'provider']),
  note: z.string().trim().max(200).default(''),
  key,
})
export const answerMoveInput = z.object({
  proposalId: z.uuid(),
  answer: z.enum(['agree', 'refuse', 'withdraw']),
})
export const moveTimesInput = z.object({
  orderId: z.uuid(),
  as: z.enum(['family', 'provider']),
  caregiverId: z.uuid().nullable().default(null),
  from: z.iso.date().optional(),
})

/** Another time that one side has asked for and the other may agree to. */
export type ProposalView = {
  readonly id: string
  readonly side: 'family' | 'provider'
  readonly startsAt: Date
  readonly endsAt: Date
  readonly caregiverName: string | null
  readonly note: string
  readonly dueAt: Date
  /** What the viewer may do with it. */
  readonly may: readonly ('agree' | 'refuse' | 'withdraw')[]
}

export const movingProblems = problems({
  'moving.not_movable': { status: 409 },
  'moving.same_time': { status: 422, field: 'startsAt' },
  'moving.slot_gone': { status: 409, field: 'startsAt' },
  'moving.already_proposed': { status: 409 },
  'moving.proposal_over': { status: 409 },
})
