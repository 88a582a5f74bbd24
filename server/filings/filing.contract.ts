import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import type { ProviderKind } from '../providers/provider.contract.ts'
import { type PaperKind, paperKinds } from './paper.contract.ts'

export const filingStates = [
  'draft',
  'submitted',
  'received',
  'returned',
  'accepted',
  'expired',
  'refused',
  'withdrawn',
  'revoked',
] as const
export type FilingState = (typeof filingStates)[number]
/** Of these a kind of paper has one at a time. */
export const underWay = ['draft', 'submitted', 'received', 'returned'] as const

const filingActors = ['provider', 'operator', 'clock'] as const
export type FilingActor = (typeof filingActors)[number]
export const operatorMoves = ['receive', 'return', 'accept', 'refuse', 'revoke'] as const
export type OperatorMove = (typeof operatorMoves)[number]
const filingTransitions = [
  'submit',
  'withdraw',
  ...operatorMoves,
  'chase_receipt',
  'chase_answer',
  'forget',
  'begin',
  'remind',
  'expire',
] as const
export type FilingTransition = (typeof filingTransitions)[number]

/** Bytes of one file, and files of one paper. */
export const MOST_BYTES = 10 * 1024 * 1024
export const MOST_FILES = 6
/** A link to a scan is for the person who asked for it, and for these minutes. */
export const LINK_MINUTES = 10

const key = z.uuid()
const day = z.iso.date().nullable().default(null)
/** A kind of paper of a provider, or of one of its caregivers. */
export const paperInput = z.object({
  providerId: z.uuid(),
  kind: z.enum(paperKinds),
  caregiverId: z.uuid().nullable().default(null),
})
export const saveFilingInput = paperInput.extend({
  number: z.string().trim().max(60).default(''),
  issuer: z.string().trim().max(80).default(''),
  detail: z.string().trim().max(40).default(''),
  /** Wall dates; for a query the day it was made. */
  validFrom: day,
  validUntil: day,
  note: z.string().trim().max(300).default(''),
  files: z.array(z.instanceof(Uint8Array)).max(MOST_FILES).default([]),
  /** Hand it in as well. */
  submit: z.boolean().default(false),
  key,
})
export const filingInput = z.object({ filingId: z.uuid() })
export const moveFilingInput = filingInput.extend({ key })
export const decideFilingInput = moveFilingInput.extend({
  move: z.enum(operatorMoves),
  reason: z.string().trim().max(500).default(''),
})
export const removeFileInput = z.object({ fileId: z.uuid() })
export const openFilesInput = filingInput.extend({ reason: z.string().trim().min(2).max(200) })
export const fileLinkInput = z.object({
  fileId: z.uuid(),
  until: z.coerce.number().int(),
  seal: z.string().max(100),
})
export const filingQueueInput = z
  .object({ scope: z.enum(['waiting', 'decided']).default('waiting') })
  .default({ scope: 'waiting' })

export type PaperRule = { rule: string; source: string; since: string }

export type FileView = { id: string; mime: string; bytes: number; scan: 'clean' | 'unscanned' }
/** Opens one file, for whoever asked, for some minutes. */
export type FileLink = FileView & { path: string }

export type FilingRow = {
  id: string
  kind: PaperKind
  state: FilingState
  number: string
  issuer: string
  detail: string
  validFrom: string | null
  validUntil: string | null
  note: string
  reason: string
  submittedAt: Date | null
  receiptBy: Date | null
  answerBy: Date | null
  receivedAt: Date | null
  decidedAt: Date | null
}

/** Where one kind of paper stands. */
export type PaperStanding = {
  kind: PaperKind
  /** The work as it is offered now asks for it. */
  required: boolean
  rules: readonly PaperRule[]
  /** Titles of what can't be booked without it. */
  offerings: readonly string[]
  /** Accepted and in force today; `until` is its last day, null has none. */
  good: { until: string | null } | null
  /** A caregiver's, told by the provider and seen by nobody. */
  declaredUntil: string | null
  underWay: { state: FilingState; answerBy: Date | null; receiptBy: Date | null; reason: string } | null
  /** How the last one ended, where none is in force. */
  last: 'expired' | 'refused' | 'revoked' | null
  lastReason: string
}

/** A visit that is promised on a day on which it may not take place as things stand. */
export type AffectedVisit = {
  orderId: string
  number: string
  title: string
  startsAt: Date
  caregiverName: string
  /** What will be missing then. */
  missing: readonly PaperKind[]
  /** It is missing today already. */
  already: boolean
}

export type PapersView = {
  providerId: string
  graceUntil: string | null
  scanner: 'none' | 'clamd'
  today: string
  house: readonly PaperStanding[]
  carers: readonly { id: string; name: string; level: number | null; papers: readonly PaperStanding[] }[]
  affected: readonly AffectedVisit[]
}

export type PaperView = PaperStanding & {
  providerId: string
  providerKind: ProviderKind
  caregiver: { id: string; name: string } | null
  scanner: 'none' | 'clamd'
  today: string
  /** The one under way first, then the latest. */
  filings: readonly (FilingRow & { files: readonly FileLink[] })[]
}

export type QueueRow = FilingRow & {
  providerId: string
  providerName: string
  providerKind: ProviderKind
  caregiverName: string | null
  due: Date | null
  overdue: boolean
}

export type FilingView = QueueRow & {
  files: readonly FileView[]
  rules: readonly PaperRule[]
  /** As the person who claimed the listing wrote it. */
  creditCode: string | null
  moves: readonly OperatorMove[]
  looks: readonly { name: string; reason: string; at: Date }[]
}

/** What anybody may know: which papers we have seen, and until when they are good. No numbers, no names of papers missing. */
export type VerifiedPapers = {
  house: readonly { kind: PaperKind; detail: string; until: string | null; verifiedAt: Date }[]
  carers: readonly { caregiverId: string; kind: PaperKind; until: string | null }[]
}

export const filingProblems = problems({
  'filings.not_found': { status: 404 },
  'filings.under_way': { status: 409 },
  'filings.changed_meanwhile': { status: 409 },
  'filings.not_your_move': { status: 403 },
  'filings.reason_missing': { status: 422, field: 'reason' },
  'filings.number_missing': { status: 422, field: 'number' },
  'filings.detail_missing': { status: 422, field: 'detail' },
  'filings.from_missing': { status: 422, field: 'validFrom' },
  'filings.until_missing': { status: 422, field: 'validUntil' },
  'filings.over_already': { status: 422, field: 'validUntil' },
  'filings.lease_too_short': { status: 422, field: 'validUntil' },
  'filings.file_missing': { status: 422, field: 'files' },
  'filings.too_many_files': { status: 422, field: 'files', params: z.object({ most: z.int() }) },
  'filings.file_too_large': { status: 413, field: 'files', params: z.object({ megabytes: z.int() }) },
  'filings.file_heic': { status: 422, field: 'files' },
  'filings.file_unreadable': { status: 422, field: 'files' },
  'filings.file_infected': { status: 422, field: 'files' },
  'filings.scanner_down': { status: 503, field: 'files' },
  'filings.file_gone': { status: 410 },
  'filings.link_over': { status: 410 },
})
