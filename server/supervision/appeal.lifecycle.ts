import type { Lifecycle } from '../kernel/lifecycle.ts'

export type AppealState = 'open' | 'upheld' | 'dismissed'
export type AppealFacts = { readonly answerBy: Date }

/** Working days for an answer, and again from each reminder. */
export const APPEAL_DAYS = 10

/** 信用异议: a person decides with a reason; until then they are reminded. */
export const appealLifecycle = {
  initial: ['open'],
  states: ['open', 'upheld', 'dismissed'],
  final: ['upheld', 'dismissed'],
  transitions: {
    chase: {
      from: ['open'],
      to: 'open',
      by: ['clock'],
      dueAt: ({ answerBy }) => answerBy,
      effects: ['tell-operators'],
    },
    grant: { from: ['open'], to: 'upheld', by: ['operator'], effects: ['tell-provider'] },
    dismiss: { from: ['open'], to: 'dismissed', by: ['operator'], effects: ['tell-provider'] },
  },
} as const satisfies Lifecycle<
  AppealState,
  'chase' | 'grant' | 'dismiss',
  'operator' | 'clock',
  'tell-operators' | 'tell-provider',
  AppealFacts
>
