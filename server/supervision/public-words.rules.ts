import type { InspectionResult, InspectionState } from './supervision.contract.ts'

/** A mobile number, or eighteen figures of an identity card. */
const PRIVATE = /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<!\d)\d{17}[\dXx](?![\dXx])/

/** Whether what will be public says a private number. Pure. */
export const tellsPrivate = (text: string): boolean => PRIVATE.test(text.normalize('NFKC'))

/** What everybody is told came out. Pure. */
export function resultOf(inspection: {
  state: InspectionState
  failing: number
  lateSince: Date | null
}): InspectionResult {
  if (inspection.failing === 0) return 'met'
  if (inspection.state === 'closed') return 'corrected'
  return inspection.lateSince && inspection.state === 'correcting' ? 'late' : 'correcting'
}
