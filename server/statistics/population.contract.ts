import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

/** Years lived: from 60, 65 and 80 on, and under 3. */
export const ageGroups = ['age_60', 'age_65', 'age_80', 'age_0_3'] as const
export type AgeGroup = (typeof ageGroups)[number]

export const enterPopulationInput = z.object({
  regionCode: z.string().regex(/^\d{6}$/),
  ageGroup: z.enum(ageGroups),
  people: z.coerce.number().int().min(1).max(50_000_000),
  /** The day it was counted for. */
  asOf: z.iso.date(),
  /** Who published it, in which paper. */
  source: z.string().trim().min(4).max(59),
  key: z.uuid(),
})

/** A figure in force: nobody's guess, but somebody's paper. */
export type Counted = { people: number; asOf: string; source: string }
export type PopulationRow = Counted & {
  id: string
  regionCode: string
  /** 上海市 浦东新区 */
  district: string
  ageGroup: AgeGroup
  enteredByName: string
  enteredAt: Date
  /** A newer one counts. */
  replaced: boolean
}

export const populationProblems = problems({
  'statistics.not_counted_yet': { status: 422, field: 'asOf' },
})
