import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

export const payoutProviderInput = z.object({ providerId: z.uuid() })
export const openAccountInput = payoutProviderInput.extend({ key: z.uuid() })

export type AccountView = {
  state: 'none' | 'incomplete' | 'ready'
  /** What its owner has still to tell, in the payment provider's words. */
  missing: readonly string[]
  checkedAt: Date | null
}

/** Money sent on for one order, or, below zero, taken back from what was sent. Fen. */
export type PayoutRow = {
  id: string
  kind: 'payout' | 'reversal'
  orderId: string
  orderNumber: string
  title: string
  amountFen: number
  state: 'requested' | 'sent' | 'failed'
  /** When it set out, and when it arrived or was given up. */
  createdAt: Date
  endedAt: Date | null
}

export type ProviderPayouts = {
  account: AccountView
  /** Of the last hundred, the latest first. */
  rows: PayoutRow[]
  /** Fen that have arrived in all, less what was taken back; and what is on its way. */
  sentFen: number
  onTheWayFen: number
  /** The day the next money leaves, 'YYYY-MM-DD', and the least it takes, in fen. */
  nextDay: string
  leastFen: number
}

type RunRow = {
  day: string
  startedAt: Date
  finishedAt: Date | null
  payouts: number
  amountFen: number
  withoutAccount: number
  belowLeast: number
}

export type PayoutsOverview = {
  runs: RunRow[]
  /** What was refused, or has been tried in vain: somebody has to look. */
  troubles: (PayoutRow & { providerId: string; providerName: string; attempts: number; lastError: string })[]
  /** Providers that are owed money and could not receive it. */
  withoutAccount: { providerId: string; name: string; owedFen: number; state: 'none' | 'incomplete' }[]
}

export const payoutProblems = problems({
  'payouts.unavailable': { status: 503 },
})
