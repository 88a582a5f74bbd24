import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import { providerGrades } from '../providers/provider.contract.ts'

/** What can go wrong, in the words of the rules. */
export const creditUnits = [
  'minor',
  'major',
  'grave',
  'late_correction',
  'sent_back',
  'late_remedy',
  'upheld_complaint',
  'late_complaint',
  'unanswered_call',
  'broken_order',
  'lapsed_paper',
] as const
export type CreditUnit = (typeof creditUnits)[number]
export const creditFactors = [
  'inspections',
  'corrections',
  'remedies',
  'complaints',
  'calls',
  'orders',
  'papers',
] as const
export type CreditFactor = (typeof creditFactors)[number]
/** Made of what single families went through: to everybody, few of it is not told as a number. */
export const familyFactors: readonly CreditFactor[] = ['remedies', 'complaints', 'calls', 'orders']
/** How many there were in all, where a share is what counts. */
export const creditBases = ['remedies', 'orders', 'caregivers'] as const
export type CreditBase = (typeof creditBases)[number]

/** 评分规则 as data: what a unit takes off its factor, in points; with `of`, times its share of that many. */
export const creditTerms = z.object({
  days: z.int().positive(),
  bands: z.array(z.object({ band: z.string(), from: z.int() })).min(1),
  factors: z.array(
    z.object({
      key: z.enum(creditFactors),
      weight: z.int().positive(),
      units: z.array(
        z.object({
          key: z.enum(creditUnits),
          deduct: z.number().positive(),
          of: z.enum(creditBases).optional(),
          atLeast: z.int().positive().optional(),
        }),
      ),
    }),
  ),
})
export type CreditTerms = z.infer<typeof creditTerms>

export type CreditFacts = {
  readonly bad: Readonly<Record<CreditUnit, number>>
  readonly base: Readonly<Record<CreditBase, number>>
}
/** Null where it would tell of fewer than five families; `of` also where the unit is no share. */
export type UnitScore = {
  readonly key: CreditUnit
  readonly count: number | null
  readonly struck: number | null
  readonly deduct: number | null
  readonly of: number | null
}
export type FactorScore = {
  readonly key: CreditFactor
  readonly weight: number
  /** 0 to `weight`, in tenths of a point at the finest. */
  readonly points: number
  readonly units: readonly UnitScore[]
  /** Inspections anybody may read. */
  readonly evidence: readonly string[]
}
export type CreditView = {
  id: string
  score: number
  band: string
  version: number
  countedAt: Date
  factors: readonly FactorScore[]
}
export type AppealView = {
  id: string
  providerId: string
  providerName: string
  unit: CreditUnit
  text: string
  state: 'open' | 'upheld' | 'dismissed'
  openedAt: Date
  dueAt: Date | null
  struck: number
  reason: string
  decidedAt: Date | null
  /** Open, and what it is about rests on a decision of the viewer's: a colleague's turn. */
  colleague: boolean
}
/** Everything about how a provider is supervised that anybody may read. */
export type GradeView = { grade: string; source: string; gradedOn: Date; validUntil: Date | null }
export type EvaluationView = {
  id: string
  association: string
  subject: string
  result: string
  evaluatedOn: Date
  document: boolean
}

const key = z.uuid()
const day = z.iso.date()
const said = z.string().trim().min(4).max(500)
export const appealCreditInput = z.object({
  providerId: z.uuid(),
  unit: z.enum(creditUnits),
  text: said,
  key,
})
export const decideAppealInput = z.object({
  appealId: z.uuid(),
  /** None struck is a dismissal. */
  struck: z.coerce.number().int().min(0).max(1000),
  reason: said,
  key,
})
export const setGradeInput = z.object({
  providerId: z.uuid(),
  grade: z.enum(providerGrades),
  source: said,
  gradedOn: day,
  validUntil: day.optional(),
  key,
})
export const addEvaluationInput = z.object({
  providerId: z.uuid(),
  association: z.string().trim().min(2).max(80),
  subject: z.string().trim().min(2).max(120),
  result: z.string().trim().min(1).max(200),
  evaluatedOn: day,
  document: z.instanceof(Uint8Array).optional(),
  key,
})
export const evaluationInput = z.object({ evaluationId: z.uuid() })

export const creditProblems = problems({
  'supervision.grade_of_other_kind': { status: 422, field: 'grade' },
  'supervision.no_document': { status: 422, field: 'document' },
  'supervision.document_gone': { status: 404 },
  'supervision.nothing_to_appeal': { status: 422, field: 'unit' },
  'supervision.appealed_already': { status: 409 },
  'supervision.appeal_not_found': { status: 404 },
  'supervision.colleague_decides': { status: 403 },
  'supervision.too_many_struck': { status: 422, field: 'struck' },
})
