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
  placeholders: number
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

export const registryProblems = problems({
  'registry.file_unreadable': { status: 422 },
  'registry.wrong_columns': { status: 422 },
})
