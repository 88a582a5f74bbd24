import type { Lifecycle } from '../kernel/lifecycle.ts'
import { type AlarmMove, type AlarmState, alarmStates } from './alarm.contract.ts'

/** 预警: somebody takes it on and says in the end what was done. */
export const alarmLifecycle = {
  initial: ['open'],
  states: alarmStates,
  final: ['closed'],
  transitions: {
    acknowledge: { from: ['open'], to: 'acknowledged', by: ['operator'], effects: [] },
    close: { from: ['open', 'acknowledged'], to: 'closed', by: ['operator'], effects: [] },
  },
} as const satisfies Lifecycle<AlarmState, AlarmMove, 'operator', never, null>
