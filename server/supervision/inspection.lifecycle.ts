import type { Lifecycle } from '../kernel/lifecycle.ts'
import {
  finalInspectionStates,
  type InspectionActor,
  type InspectionState,
  type InspectionTransition,
  inspectionStates,
} from './supervision.contract.ts'

/** What a decision about an inspection may depend on. Instants in UTC. */
export type InspectionFacts = {
  /** Items nobody has judged yet, and items that were not met. */
  readonly unjudged: number
  readonly failing: number
  /** Items not met of which the provider has not said what was done. */
  readonly unanswered: number
  readonly public: boolean
  /** When somebody is asked about what should have happened by then; later ones where asked before. */
  readonly askAt: Date
  /** When what was found has to be put right; later ones where that is past. */
  readonly correctBy: Date
}

export type InspectionEffect = 'announce' | 'tell-operators' | 'tell-provider' | 'mark-late'

/** Working days: until somebody is asked, until a result is public, and between two reminders of a late correction. */
export const ASK_DAYS = 10
export const PUBLIC_DAYS = 3
export const LATE_AGAIN_DAYS = 5

const allJudged = ({ unjudged }: InspectionFacts) => (unjudged > 0 ? 'supervision.not_all_judged' : null)
const clean = ({ failing }: InspectionFacts) => (failing > 0 ? 'supervision.changed_meanwhile' : null)
const faulty = ({ failing }: InspectionFacts) => (failing > 0 ? null : 'supervision.changed_meanwhile')
const answered = ({ unanswered }: InspectionFacts) =>
  unanswered > 0 ? 'supervision.correction_missing' : null
const unpublished = (facts: InspectionFacts) => (facts.public ? 'supervision.public_already' : null)
const askAt = (facts: InspectionFacts) => facts.askAt

/** 检查: planned, made, put right where it has to be, looked at again, closed. The clock only ever asks. */
export const inspectionLifecycle = {
  initial: ['planned'],
  states: inspectionStates,
  final: finalInspectionStates,
  transitions: {
    begin: { from: ['planned'], to: 'under_way', by: ['operator'], effects: [] },
    call_off: { from: ['planned'], to: 'cancelled', by: ['operator'], effects: [] },
    visit_due: { from: ['planned'], to: 'planned', by: ['clock'], dueAt: askAt, effects: ['tell-operators'] },
    chase: { from: ['under_way'], to: 'under_way', by: ['clock'], dueAt: askAt, effects: ['tell-operators'] },
    pass: {
      from: ['under_way'],
      to: 'closed',
      by: ['operator'],
      guards: [allJudged, clean],
      effects: ['tell-provider'],
    },
    order_correction: {
      from: ['under_way'],
      to: 'correcting',
      by: ['operator'],
      guards: [allJudged, faulty],
      effects: ['tell-provider'],
    },
    /** 陈述申辩: what the provider says within the days before publication was right. */
    reopen: {
      from: ['correcting'],
      to: 'under_way',
      by: ['operator'],
      guards: [unpublished],
      effects: ['tell-provider'],
    },
    mended: {
      from: ['correcting'],
      to: 'rechecking',
      by: ['provider'],
      guards: [answered],
      effects: ['tell-operators'],
    },
    overdue: {
      from: ['correcting'],
      to: 'correcting',
      by: ['clock'],
      dueAt: ({ correctBy }) => correctBy,
      effects: ['mark-late', 'tell-provider', 'tell-operators'],
    },
    recheck_due: {
      from: ['rechecking'],
      to: 'rechecking',
      by: ['clock'],
      dueAt: askAt,
      effects: ['tell-operators'],
    },
    send_back: { from: ['rechecking'], to: 'correcting', by: ['operator'], effects: ['tell-provider'] },
    approve: { from: ['rechecking'], to: 'closed', by: ['operator'], effects: ['tell-provider'] },
  },
} as const satisfies Lifecycle<
  InspectionState,
  InspectionTransition,
  InspectionActor,
  InspectionEffect,
  InspectionFacts
>
