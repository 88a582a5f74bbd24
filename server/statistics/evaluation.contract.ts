import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

/** What may be counted of a district: rates for a thousand people, and the part of listed providers that is verified. */
export const evaluationIndicators = [
  'elderPlacesPer',
  'childPlacesPer',
  'carersPer',
  'verifiedShare',
] as const
export type EvaluationIndicator = (typeof evaluationIndicators)[number]

/** How much each weighs, from which value on it counts in full, and which weight has to be known for a score at all. */
export const evaluationTerms = z.object({
  least: z.number().min(0).max(100),
  indicators: z
    .array(
      z.object({
        key: z.enum(evaluationIndicators),
        weight: z.number().positive(),
        full: z.number().positive(),
      }),
    )
    .min(1),
})
export type EvaluationTerms = z.output<typeof evaluationTerms>

export const publishEvaluationInput = z.object({
  year: z.coerce.number().int().min(2024).max(2100),
  key: z.uuid(),
})

/** One indicator of one district: points of its weight; both null where there is no figure. */
export type EvaluationFactor = { key: EvaluationIndicator; value: number | null; points: number | null }
export type EvaluationResult = {
  district: string
  factors: readonly EvaluationFactor[]
  /** Of 100, over the weights that are known; null where too little is. */
  score: number | null
  /** How much of the weight is known, of 100. */
  known: number
}
export type EvaluationView = {
  rule: { version: number; validFrom: string; source: string; terms: EvaluationTerms }
  on: string
  results: readonly EvaluationResult[]
  /** The published scores of the year before, by district. */
  before: Readonly<Record<string, number | null>>
  /** Null while nobody has published this year's. */
  published: { at: Date; by: string } | null
}

export const evaluationProblems = problems({
  'statistics.nothing_to_publish': { status: 409 },
})
