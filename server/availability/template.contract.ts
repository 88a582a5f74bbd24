import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import { type Conflict, saveTimeInput } from './roster.contract.ts'

/** A quarter of a year: what is planned further ahead is better said as the week's own hours. */
export const MOST_TEMPLATE_DAYS = 92

const provider = z.object({ providerId: z.uuid() })
const template = provider.extend({ templateId: z.uuid() })

export const templatesInput = provider
export const saveTemplateInput = provider.extend({
  /** Null writes down a new one. */
  templateId: z.uuid().nullable().default(null),
  name: z.string().trim().min(1).max(30),
  hours: saveTimeInput.shape.hours,
})
export const retireTemplateInput = template
export const previewTemplateInput = template.extend({
  caregiverIds: z.array(z.uuid()).min(1).max(60),
  /** Wall dates in Shanghai, the last included. */
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
})
export const layTemplateInput = previewTemplateInput.extend({
  /** Makes a repeated form write once. */
  key: z.string().min(8).max(80),
  /** Said once the visits outside the new hours have been shown. */
  despite: z.boolean().default(false),
})
export const undoUseInput = provider.extend({ useId: z.uuid() })

export type TemplateHours = z.output<typeof saveTemplateInput>['hours']

export type RosterTemplateView = {
  readonly id: string
  readonly name: string
  readonly hours: TemplateHours
}

/** A laying of a template over days. */
type RosterUseView = {
  readonly id: string
  readonly name: string
  readonly firstDay: string
  readonly lastDay: string
  readonly carers: readonly string[]
  readonly usedAt: Date
  readonly undoneAt: Date | null
  /** Nothing of it lies ahead any more. */
  readonly over: boolean
}

export type RosterTemplates = {
  readonly templates: readonly RosterTemplateView[]
  /** The latest ten, the latest first. */
  readonly uses: readonly RosterUseView[]
}

export type TemplatePreview = {
  /** The days it would really be laid over: from today on. */
  readonly firstDay: string
  readonly lastDay: string
  readonly carers: readonly {
    readonly id: string
    readonly name: string
    /** Days at work and days off by the template. */
    readonly working: number
    readonly off: number
    readonly minutes: number
    /** Public holidays they rest on, which stay as they are. */
    readonly holidays: number
    /** Days for which something else was said before, which it would replace. */
    readonly replaced: number
    /** Visits that lie outside the new hours. They stay, and wait for somebody to find another time or person. */
    readonly conflicts: readonly Conflict[]
  }[]
}

export const templateProblems = problems({
  'templates.not_found': { status: 404 },
  'templates.too_long': { status: 422, field: 'lastDay' },
  'templates.in_the_past': { status: 422, field: 'lastDay' },
})
