import { z } from 'zod'

/**
 * `stream`: an order's number, `order:<id>`, `claim:<id>`, or the bare id. `actor`: a person's id, or a part of the name
 * they acted by. Both empty: everything, the latest first.
 */
export const findAuditInput = z.object({
  stream: z.string().trim().max(80).default(''),
  actor: z.string().trim().max(40).default(''),
  page: z.number().int().min(1).max(10_000).default(1),
})

export type AuditEvent = {
  id: string
  at: Date
  actorKind: string
  /** Empty where a clock or a payment acted. */
  actorName: string
  subject: string
  transition: string
  fromState: string | null
  toState: string
  reason: string
  stream: string
  position: number
  /** The order this event belongs to; null for claims. */
  order: { id: string; number: string } | null
}

export type AuditCheckView = {
  finishedAt: Date
  streams: number
  events: number
  broken: { stream: string; position: number } | null
}

export type AuditPage = {
  items: readonly AuditEvent[]
  page: number
  pages: number
  total: number
  /** The last walk over all chains; null before the first. */
  lastCheck: AuditCheckView | null
}
