import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import { type ProviderKind, providerKinds } from '../providers/provider.contract.ts'

export const inspectionStates = [
  'planned',
  'under_way',
  'correcting',
  'rechecking',
  'closed',
  'cancelled',
] as const
export type InspectionState = (typeof inspectionStates)[number]
export const finalInspectionStates = ['closed', 'cancelled'] as const
export const inspectionActors = ['provider', 'operator', 'clock'] as const
export type InspectionActor = (typeof inspectionActors)[number]
export const inspectionTransitions = [
  'begin',
  'call_off',
  'visit_due',
  'chase',
  'pass',
  'order_correction',
  'reopen',
  'mended',
  'overdue',
  'recheck_due',
  'send_back',
  'approve',
] as const
export type InspectionTransition = (typeof inspectionTransitions)[number]
const inspectionCauses = ['planned', 'random', 'complaint'] as const
type InspectionCause = (typeof inspectionCauses)[number]
export const verdicts = ['met', 'not_met', 'not_applicable'] as const
type Verdict = (typeof verdicts)[number]
export const severities = ['minor', 'major', 'grave'] as const
export type Severity = (typeof severities)[number]
/** What everybody is told came out. */
export const inspectionResults = ['met', 'correcting', 'late', 'corrected'] as const
export type InspectionResult = (typeof inspectionResults)[number]

const key = z.uuid()
const day = z.iso.date()
const said = z.string().trim().min(4).max(500)
/** Working days a provider gets for a correction. */
export const DEFAULT_CORRECTION_DAYS = 15
const correctionDays = z.coerce.number().int().min(1).max(60)

export const planInspectionInput = z.object({
  providerId: z.uuid(),
  cause: z.enum(['planned', 'complaint']),
  announced: z.coerce.boolean().default(false),
  plannedOn: day,
  team: z.string().trim().max(100).default(''),
  note: z.string().trim().max(500).default(''),
  key,
})
export const drawInput = z.object({
  seed: z.string().trim().min(6).max(200),
  kinds: z.array(z.enum(providerKinds)).default([]),
  city: z.string().trim().max(40).default(''),
  district: z.string().trim().max(40).default(''),
  count: z.coerce.number().int().min(1).max(200),
  plannedOn: day,
  announced: z.coerce.boolean().default(false),
  key,
})
export const inspectionInput = z.object({ inspectionId: z.uuid() })
export const judgeInput = inspectionInput.extend({
  findings: z
    .array(
      z.object({
        findingId: z.uuid(),
        verdict: z.enum(verdicts),
        severity: z.enum(severities).nullish(),
        note: z.string().trim().max(500).default(''),
      }),
    )
    .min(1)
    .max(100),
})
/** What an operator may do with an inspection by one press. `conclude` passes it or orders a correction, by its findings. */
export const operatorMoves = [
  'begin',
  'call_off',
  'conclude',
  'publish',
  'reopen',
  'send_back',
  'approve',
] as const
export const moveInspectionInput = inspectionInput.extend({
  move: z.enum(operatorMoves),
  /** Why: for call_off, reopen and send_back. */
  reason: z.string().trim().max(500).default(''),
  days: correctionDays.default(DEFAULT_CORRECTION_DAYS),
  key,
})
export const correctInput = inspectionInput.extend({
  corrections: z
    .array(z.object({ findingId: z.uuid(), text: said }))
    .min(1)
    .max(100),
  key,
})
export const addInspectionPhotoInput = z.object({
  findingId: z.uuid(),
  bytes: z.instanceof(Uint8Array),
  key,
})
export const inspectionPhotoInput = z.object({ photoId: z.uuid() })
export const checklistInput = z.object({ kind: z.enum(providerKinds).optional() })
export const publishedInput = z.object({
  kind: z.enum(providerKinds).optional(),
  /** '上海市 浦东新区' */
  area: z.string().trim().max(60).optional(),
  result: z.enum(inspectionResults).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
})
export const ofProviderInput = z.object({ providerId: z.uuid() })
export const drawIdInput = z.object({ drawId: z.uuid() })

export type ChecklistItem = {
  id: string
  code: string
  kinds: readonly string[]
  matter: string
  matterEn: string
  basis: string
  measure: string
  measureEn: string
  procedure: string
  procedureEn: string
  validFrom: Date
}

/** One inspection as everybody may read it. */
export type PublishedInspection = {
  id: string
  providerId: string
  providerName: string
  kind: ProviderKind
  city: string
  district: string
  example: boolean
  cause: InspectionCause
  announced: boolean
  drawId: string | null
  inspectedOn: Date
  items: number
  failing: number
  result: InspectionResult
  correctBy: Date | null
  closedAt: Date | null
  publicFrom: Date
}
export type FindingView = {
  id: string
  code: string
  matter: string
  matterEn: string
  basis: string
  verdict: Verdict | null
  severity: Severity | null
  note: string
  correction: string
  correctedAt: Date | null
}
export type PublishedInspectionPage = PublishedInspection & { findings: readonly FindingView[] }
export type PublishedList = {
  rows: readonly PublishedInspection[]
  total: number
  page: number
  pages: number
  /** Districts and kinds of what is published, for the filter. */
  areas: readonly string[]
  kinds: readonly ProviderKind[]
}

/** What may be done with it next, by whoever looks. */
export type InspectionMove = (typeof operatorMoves)[number] | 'judge' | 'correct'
type SheetPhoto = { id: string; side: 'operator' | 'provider'; at: Date }
export type SheetFinding = FindingView & {
  measure: string
  measureEn: string
  procedure: string
  procedureEn: string
  photos: readonly SheetPhoto[]
}
/** An inspection as those who make it, and the provider's managers, see it. */
export type InspectionSheet = {
  id: string
  providerId: string
  providerName: string
  kind: ProviderKind
  place: string
  state: InspectionState
  version: number
  cause: InspectionCause
  announced: boolean
  plannedOn: Date
  drawId: string | null
  team: string
  note: string
  begunAt: Date | null
  concludedAt: Date | null
  failing: number | null
  publicFrom: Date | null
  correctBy: Date | null
  lateSince: Date | null
  reportedAt: Date | null
  sentBack: number
  closedAt: Date | null
  due: { at: Date; transition: InspectionTransition } | null
  findings: readonly SheetFinding[]
  moves: readonly InspectionMove[]
  timeline: readonly { position: number; transition: string; actorKind: string; at: Date; reason: string }[]
}
export type InspectionRow = Pick<
  InspectionSheet,
  | 'id'
  | 'providerId'
  | 'providerName'
  | 'kind'
  | 'state'
  | 'cause'
  | 'announced'
  | 'plannedOn'
  | 'failing'
  | 'correctBy'
  | 'lateSince'
  | 'publicFrom'
  | 'due'
> & { district: string }

export type DrawView = {
  id: string
  seed: string
  method: number
  kinds: readonly string[]
  city: string
  district: string
  drawnAt: Date
  /** In the order of the draw: the first `count` were taken. */
  ranked: readonly { providerId: string; name: string; digest: string; chosen: boolean }[]
  count: number
}

export const supervisionProblems = problems({
  'supervision.not_found': { status: 404 },
  'supervision.draw_not_found': { status: 404 },
  'supervision.nobody_to_draw': { status: 422, field: 'district' },
  'supervision.not_your_move': { status: 403 },
  'supervision.changed_meanwhile': { status: 409 },
  'supervision.not_all_judged': { status: 422 },
  'supervision.says_how_bad': { status: 422 },
  'supervision.not_under_way': { status: 409 },
  'supervision.public_already': { status: 409 },
  'supervision.correction_missing': { status: 422 },
  'supervision.reason_missing': { status: 422, field: 'reason' },
  'supervision.private_words': { status: 422, field: 'note' },
  'supervision.no_picture': { status: 422, field: 'photo' },
  'supervision.photo_gone': { status: 410 },
  'supervision.past_day': { status: 422, field: 'plannedOn' },
})
