import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import type { AffectedView } from '../suspensions/suspension.contract.ts'

/** In this order; each is taken once, and the next only after it. */
export const closureSteps = ['freeze', 'hold', 'list', 'notice', 'settle', 'balance', 'release'] as const
export type ClosureStepName = (typeof closureSteps)[number]
const closureStates = ['running', 'done', 'called_off'] as const
type ClosureState = (typeof closureStates)[number]

/** How long before its last day a house says that it closes, as dated data: a new figure is a new line. */
export const closureRules: readonly {
  readonly code: string
  readonly from: string
  readonly days: number
  readonly source: string
}[] = [
  {
    code: 'closure-notice-30',
    from: '2024-10-01',
    days: 30,
    source: '七部门关于加强养老机构预收费管理的意见（2024）；国办发〔2020〕52号 二十 退出机制',
  },
]

/** The rule of a wall date 'YYYY-MM-DD'; null before there was one. */
export const closureRuleOf = (day: string) => closureRules.findLast(({ from }) => from <= day) ?? null

const key = z.uuid()
const words = (least: number, most: number) => z.string().trim().min(least).max(most)

export const openClosureInput = z.object({
  providerId: z.uuid(),
  reason: words(2, 500),
  /** The last wall date (Asia/Shanghai) it serves; absent: it has stopped already. */
  lastDay: z.iso.date().optional(),
  /** Why families hear of it later than the rule asks. */
  shortNotice: z.string().trim().max(300).default(''),
  key,
})
export const closureInput = z.object({ closureId: z.uuid() })
export const takeClosureStepInput = closureInput.extend({
  step: z.enum(closureSteps),
  /** What stands on the provider's page; only with the step `notice`. */
  notice: z.string().trim().max(1000).default(''),
  key,
})
export const callOffClosureInput = closureInput.extend({ reason: words(2, 500), key })
export const closureOfProviderInput = z.object({ providerId: z.uuid() })

/** What a step came to, in figures: counts and fen. */
export type StepResult = Readonly<Record<string, number>>

export type ClosureRow = {
  id: string
  providerId: string
  providerName: string
  state: ClosureState
  reason: string
  lastDay: string
  openedAt: Date
  openedByName: string
  closedAt: Date | null
  /** The step that comes next; null when it is over. */
  next: ClosureStepName | null
}

/** Money of one family with the provider, in fen. */
export type AffectedFamily = {
  familyId: string
  name: string
  orders: number
  /** Months paid ahead among them. */
  stays: number
  plans: number
  waiting: number
  /** Packages of visits that could be used when it began to close. */
  packages: number
  /** Deposits that are kept for it. */
  depositFen: number
  paidFen: number
  refundFen: number
  pending: number
  offered: number
}

export type ClosureView = ClosureRow & {
  version: number
  suspensionId: string
  shortNotice: string
  rule: { code: string; days: number; source: string } | null
  notice: string
  publishedAt: Date | null
  steps: readonly {
    name: ClosureStepName
    state: 'done' | 'next' | 'later'
    at: Date | null
    byName: string
    result: StepResult
  }[]
  families: readonly AffectedFamily[]
  orders: readonly AffectedView[]
  /** As the books stand now. */
  money: ClosureMoney
}

/** Of all orders and packages of the provider. Fen, except counts. */
export type ClosureMoney = {
  receivedFen: number
  refundedFen: number
  refundingFen: number
  heldFen: number
  payableFen: number
  transferredFen: number
  /** Orders that are not over. */
  open: number
  /** Listed and not worked off. */
  pending: number
  /** Orders whose books do not balance. */
  differences: number
}

/** What everybody may read on the provider's page. */
export type ClosureNotice = { notice: string; lastDay: string; publishedAt: Date }

export const closureProblems = problems({
  'closures.not_found': { status: 404 },
  'closures.provider_not_found': { status: 404 },
  'closures.running_already': { status: 409 },
  'closures.short_notice': { status: 422, field: 'shortNotice', params: z.object({ days: z.number() }) },
  'closures.last_day_past': { status: 422, field: 'lastDay' },
  'closures.not_the_next_step': { status: 409 },
  'closures.notice_missing': { status: 422, field: 'notice' },
  'closures.not_settled': { status: 409, params: z.object({ pending: z.number() }) },
  'closures.not_balanced': {
    status: 409,
    params: z.object({ open: z.number(), refundingFen: z.number(), differences: z.number() }),
  },
  'closures.over': { status: 409 },
})
