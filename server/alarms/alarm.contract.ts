import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

const alarmKinds = [
  'promised_returns',
  'prepayment_spike',
  'complaint_burst',
  'credential_expiry',
  'books_differ',
  'outbox_dead',
  'notices_failing',
  'visits_stuck',
] as const
export type AlarmKind = (typeof alarmKinds)[number]
export const alarmStates = ['open', 'acknowledged', 'closed'] as const
export type AlarmState = (typeof alarmStates)[number]
export const alarmMoves = ['acknowledge', 'close'] as const
export type AlarmMove = (typeof alarmMoves)[number]

/** From when on how many complaints of one provider's families are a burst, as dated data. */
export const burstRules: readonly {
  readonly from: string
  readonly days: number
  readonly least: number
  readonly source: string
}[] = [
  {
    from: '2026-01-01',
    days: 7,
    least: 3,
    source: '平台规则，依据国办发〔2020〕52号 二十（风险防范）',
  },
]

/** So many days before a credential ends, and for so many of the coming days, somebody should know. */
export const EXPIRES_WITHIN = 14

export const findAlarmsInput = z.object({ scope: z.enum(['open', 'closed']).default('open') })
export const moveAlarmInput = z
  .object({
    alarmId: z.uuid(),
    move: z.enum(alarmMoves),
    /** What was done; with `close`. */
    text: z.string().trim().max(1000).default(''),
    key: z.uuid(),
  })
  .refine(({ move, text }) => move === 'acknowledge' || text.length >= 2, { path: ['text'] })

export type AlarmFacts = Readonly<Record<string, string | number>>
export type AlarmView = {
  id: string
  kind: AlarmKind
  state: AlarmState
  providerId: string | null
  providerName: string | null
  facts: AlarmFacts
  openedAt: Date
  acknowledgedByName: string
  acknowledgedAt: Date | null
  closedByName: string
  closedAt: Date | null
  outcome: string
  moves: readonly AlarmMove[]
}

export const alarmProblems = problems({
  'alarms.not_found': { status: 404 },
  'alarms.changed_meanwhile': { status: 409 },
})
