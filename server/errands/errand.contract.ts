import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

/** What a search finds and an operator may open. */
const recordKinds = [
  ...(['order', 'person', 'provider', 'caregiver', 'recipient', 'payment', 'incident'] as const),
  'hardship',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** How long a reason counts, in minutes: one piece of work, not a day. */
export const ERRAND_MINUTES = 30

export const beginErrandInput = z.object({ reason: z.string().trim().min(4).max(200) })
/** A phone number, an order's number, a name, or the id of a payment or a call for help. */
export const searchRecordsInput = z.object({ query: z.string().trim().min(2).max(80) })
export const openRecordInput = z.object({ kind: z.enum(recordKinds), id: z.uuid() })
export const personFileInput = z.object({ userId: z.uuid() })
export const providerFileInput = z.object({ providerId: z.uuid() })

export type ErrandView = { id: string; reason: string; endsAt: Date; opened: number }
/** Masked: who it is shows when it is opened. */
export type FoundRecord = { kind: RecordKind; id: string; label: string; detail: string }

export type PersonFile = {
  userId: string
  name: string
  phone: string | null
  suspensionId: string | null
  operator: boolean
  families: readonly { id: string; name: string; role: string; recipients: number }[]
  providers: readonly { id: string; name: string; role: string }[]
  orders: readonly { id: string; number: string; state: string; title: string; startsAt: Date }[]
}

type Part = { id: string; name: string; suspensionId: string | null }
export type ProviderFile = {
  id: string
  name: string
  kind: string
  state: 'unclaimed' | 'verified' | 'suspended'
  phone: string | null
  place: string
  suspensionId: string | null
  closureId: string | null
  payoutsHeldAt: Date | null
  ahead: number
  offerings: readonly Part[]
  caregivers: readonly Part[]
  alarms: number
  remedies: number
}

export const errandProblems = problems({
  'errands.reason_missing': { status: 403 },
  'errands.not_found': { status: 404 },
})
