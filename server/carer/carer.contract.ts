import { z } from 'zod'
import type { CareView } from '../care/care.contract.ts'
import type { OfferingTerms, OrderView } from '../orders/order-view.contract.ts'

/** How many days ahead a carer's phone knows its visits, today included. */
export const ROUTE_DAYS = 7

/** WGS-84, and the same point as maps of the mainland draw it (GCJ-02). */
export type Spot = { lat: number; lng: number; onMap: { lat: number; lng: number } }

/** From the visit before: metres along streets, whole minutes by electric bicycle and, where that is sensible, on foot. */
export type Way = { metres: number; rideMinutes: number; walkMinutes: number | null }

/** One visit as its carer needs it at the door, with or without a network. */
export type CarerVisit = Pick<
  OrderView,
  'id' | 'number' | 'version' | 'state' | 'startsAt' | 'endsAt' | 'due' | 'addressLine' | 'note' | 'recipient'
> & {
  provider: { id: string; name: string; phone: string | null }
  terms: Pick<OfferingTerms, 'title' | 'mode' | 'minutes' | 'tasks'>
  spot: Spot | null
  /** Null for the first of a day, and where one of the two places is unknown. */
  way: Way | null
  visit: OrderView['visit']
  care: CareView
}

/** What one carer's phone keeps: the visits of today and the six days after it, the next first. */
export type CarerRoute = {
  /** Whose it is: another person's phone keeps none of it. */
  userId: string
  name: string
  madeAt: Date
  /** First day, 'YYYY-MM-DD' in Asia/Shanghai. */
  from: string
  visits: readonly CarerVisit[]
}

export const whoComesInput = z.object({ orderId: z.uuid() })
/** What a family may know of whoever comes to them, besides the name. */
export type WhoComes = {
  /** Day until which the health certificate is good, 'YYYY-MM-DD'; null where there is none, or none without an end. */
  healthCertificateUntil: string | null
  /** Where their portrait is shown; null where initials stand for it. */
  portrait: string | null
  /** On the way there: about when they are at the door, by the distance from where they were before. */
  arrivesAbout: Date | null
}

/** What of a form may be kept when the visit can no longer take it: never a start code. */
export const lateFields = [
  'task',
  'vital',
  'value',
  'lower',
  'text',
  'report',
  'reason',
  'why',
  'tried',
  'note',
  'caption',
] as const

export const keepLateInput = z.object({
  orderId: z.uuid(),
  key: z.uuid(),
  intent: z.string().regex(/^[a-z_]{2,30}$/),
  fields: z.partialRecord(z.enum(lateFields), z.string().trim().max(2000)).default({}),
  bytes: z.instanceof(Uint8Array).optional(),
  /** The carer's own watch. */
  at: z.coerce.date(),
  /** What the record refused it with. */
  problem: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
})
export const lateNotesInput = z.object({ orderId: z.uuid() })
export const latePhotoInput = z.object({ noteId: z.uuid() })

/** Something noted without a network that came when the visit could no longer take it. */
export type LateNoteView = {
  id: string
  intent: string
  fields: Partial<Record<(typeof lateFields)[number], string | undefined>>
  hasPhoto: boolean
  problem: string
  at: Date
  recordedAt: Date
  byName: string
}
