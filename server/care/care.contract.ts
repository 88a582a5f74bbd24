import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

export const vitalKinds = ['blood_pressure', 'glucose', 'temperature', 'weight'] as const
export type VitalKind = (typeof vitalKinds)[number]
const careKinds = ['task', ...vitalKinds, 'note', 'photo'] as const
export type CareKind = (typeof careKinds)[number]

/** What a measurement can be at all, in tenths of its unit; beyond it the finger slipped. The database knows the same. */
export const plausible: Readonly<
  Record<VitalKind, { from: number; to: number; lower?: { from: number; to: number } }>
> = {
  blood_pressure: { from: 600, to: 2600, lower: { from: 300, to: 1600 } },
  glucose: { from: 10, to: 400 },
  temperature: { from: 320, to: 430 },
  weight: { from: 20, to: 3000 },
}

const step = z.object({
  orderId: z.uuid(),
  /** The carer's own watch; now where it is left out. */
  at: z.coerce.date().optional(),
  key: z.uuid(),
})
export const tickTaskInput = step.extend({ task: z.string().trim().min(1).max(60) })
export const writeNoteInput = step.extend({ text: z.string().trim().min(1).max(500) })
/** In tenths: 132 mmHg is 1320. */
export const measureInput = step
  .extend({ vital: z.enum(vitalKinds), value: z.number().int(), lower: z.number().int().optional() })
  .superRefine(({ vital, value, lower }, issues) => {
    const limits = plausible[vital]
    const wrong = (path: string) =>
      issues.addIssue({ code: 'custom', path: [path], message: 'care.implausible' })
    if (value < limits.from || value > limits.to) wrong('value')
    if (!limits.lower) return
    if (lower === undefined || lower < limits.lower.from || lower > limits.lower.to || lower >= value)
      wrong('lower')
  })
export const addPhotoInput = step.extend({
  bytes: z.instanceof(Uint8Array),
  caption: z.string().trim().max(100).default(''),
})
export const strikeInput = z.object({ orderId: z.uuid(), entryId: z.uuid() })
export const careOfOrderInput = z.object({ orderId: z.uuid() })
export const vitalsInput = z.object({ recipientId: z.uuid() })
export const photoInput = z.object({ entryId: z.uuid(), size: z.enum(['large', 'small']).default('large') })

/** How a figure stands to the usual band of an adult at rest: a hint to look, never a diagnosis. */
export type Standing = 'usual' | 'high' | 'low'

export type CareEntry = {
  id: string
  kind: CareKind
  text: string
  value: number | null
  lower: number | null
  standing: Standing | null
  width: number | null
  height: number | null
  at: Date
  byName: string
}

export type CareView = {
  /** The plan of the order, and which of it is done. */
  tasks: readonly { text: string; doneAt: Date | null; entryId: string | null }[]
  /** Everything else, in the order it happened. */
  entries: readonly CareEntry[]
  /** The viewer may write now. */
  canWrite: boolean
  /** What the recipient or their family has agreed to: without it nothing of its kind is shown or written. */
  agreed: { health: boolean; photos: boolean; whereabouts: boolean }
}

export type VitalSeries = {
  kind: VitalKind
  /** Edges of the usual band, in tenths; of the lower pressure as well. */
  usual: { from: number; to: number; lower?: { from: number; to: number } } | null
  points: readonly {
    at: Date
    value: number
    lower: number | null
    standing: Standing | null
    byName: string
  }[]
}

export const careProblems = problems({
  'care.not_begun': { status: 409 },
  'care.over': { status: 409 },
  'care.time_impossible': { status: 409 },
  'care.implausible': { status: 422, field: 'value' },
  'care.photo_unreadable': { status: 422, field: 'photo' },
  'care.too_many_photos': { status: 409, field: 'photo' },
  'care.not_found': { status: 404 },
  'care.photo_gone': { status: 404 },
})
