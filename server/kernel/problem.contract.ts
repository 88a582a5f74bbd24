import type { z } from 'zod'

/** One expected refusal: its HTTP status, what its sentence needs to know, and the form field it belongs to. */
export type ProblemSpec = {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503
  readonly params?: z.ZodObject
  readonly field?: string
}

export type ProblemSpecs = Readonly<Record<string, ProblemSpec>>

/** A refusal on its way to a person. */
export type Problem = {
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
  readonly status: number
  readonly field?: string
}

/** Declares the problems of one capability; keys are `<capability>.<what_happened>`. */
export const problems = <const Specs extends ProblemSpecs>(specs: Specs): Specs => specs
