import { z } from 'zod'

/** Before everything, and beside each set of figures. */
export const noteSections = [
  ...(['preface', 'totals', 'districts', 'elder', 'child', 'evaluation'] as const),
  ...(['outreach', 'months', 'levels', 'funds'] as const),
] as const
export type NoteSection = (typeof noteSections)[number]
export type ReportNotes = Partial<Record<NoteSection, string>>

export const writeNoteInput = z.object({
  year: z.coerce.number().int().min(2024).max(2100),
  section: z.enum(noteSections),
  /** Empty takes away what was written. */
  text: z.string().trim().max(2000).default(''),
  key: z.uuid(),
})
