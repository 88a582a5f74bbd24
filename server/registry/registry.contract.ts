import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

export const importProfiles = ['shanghai-eldercare', 'nursing-homes', 'taiwan-infant-care'] as const
export type ImportProfileName = (typeof importProfiles)[number]

/** One refused row: its line in the file and why, in words for the person who keeps the file. */
export type RefusedRow = { line: number; reason: string; name: string }

export type ImportReport = {
  runId: string
  profile: string
  fileName: string
  rows: number
  created: number
  updated: number
  unchanged: number
  merged: number
  refused: readonly RefusedRow[]
  /** Coordinates that only stood in for a missing one; the listing is kept without them. */
  placeholders: number
  /** What was mended or left out in rows that were taken. */
  remarks: readonly { line: number; remark: string; name: string }[]
}

export type ImportRunRow = {
  id: string
  profile: string
  fileName: string
  startedAt: Date
  finishedAt: Date | null
  rows: number
  created: number
  updated: number
  unchanged: number
  merged: number
  refused: number
}

export const importRunInput = z.object({ runId: z.uuid() })

export const registryProblems = problems({
  /** reason: why, in Chinese, for the person who keeps the file. */
  'registry.file_unreadable': { status: 422, params: z.object({ reason: z.string() }) },
  /** Names of columns, joined by 、; doubled or missing may be empty, not both. */
  'registry.wrong_columns': {
    status: 422,
    params: z.object({ missing: z.string(), doubled: z.string(), found: z.string() }),
  },
  'registry.run_not_found': { status: 404 },
})
