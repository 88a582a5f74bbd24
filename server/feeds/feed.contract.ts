import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import type { OrderState, VisitState } from '../orders/order.contract.ts'

const feedScopes = ['family', 'provider', 'caregiver'] as const
export type FeedScope = (typeof feedScopes)[number]

/** An IANA zone this machine knows. */
const zone = z
  .string()
  .max(60)
  .refine((name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
    } catch {
      return false
    }
  })
const scoped = { scope: z.enum(feedScopes), scopeId: z.uuid() }
export const makeFeedInput = z.object({ ...scoped, zone: zone.default('Asia/Shanghai') })
export const revokeFeedInput = z.object(scoped)
export const readFeedInput = z.object({ token: z.string().min(20).max(100) })
export const calendarEntryInput = z.object({ orderId: z.uuid() })

/** What a person may have a calendar of, and whether they do. */
export type FeedRow = {
  readonly scope: FeedScope
  readonly scopeId: string
  readonly name: string
  readonly feed: { readonly zone: string; readonly createdAt: Date; readonly lastReadAt: Date | null } | null
}

/**
 * One visit as it leaves for somebody's calendar: what, when, with whom, roughly where. No address, phone or health: calendars
 * are kept by others.
 */
export type FeedEntry = {
  readonly orderId: string
  readonly familyId: string
  readonly number: string
  readonly version: number
  readonly state: OrderState
  readonly visitState: VisitState
  readonly changedAt: Date
  readonly startsAt: Date
  readonly endsAt: Date
  readonly title: string
  readonly calledBy: string
  readonly providerId: string
  readonly providerName: string
  readonly caregiverName: string
  readonly district: string
}

export type CalendarFeed = {
  readonly scope: FeedScope
  readonly scopeId: string
  readonly name: string
  readonly zone: string
  readonly locale: string
  /** The site's own address, for links and ids. */
  readonly site: string
  readonly entries: readonly FeedEntry[]
}

export const feedProblems = problems({
  /** Unknown, made anew, stopped, or its owner no longer belongs there. */
  'feeds.not_found': { status: 404 },
})
