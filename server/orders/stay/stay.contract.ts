import { z } from 'zod'
import { problems } from '../../kernel/problem.contract.ts'

const about = { orderId: z.uuid() }
const key = z.uuid()
export const getStayInput = z.object({ ...about, as: z.enum(['family', 'provider', 'operator']).optional() })
/** What leaving on a day comes to; the last day counts as a day. Wall date (Asia/Shanghai). */
export const settleStayInput = z.object({ ...about, lastDay: z.iso.date() })
export const leaveStayInput = settleStayInput.extend({
  key,
  reason: z.string().trim().max(300).default(''),
})
export const askDeductionInput = z.object({
  ...about,
  key,
  amountFen: z.number().int().min(1),
  reason: z.string().trim().min(2).max(500),
})
export const returnDepositInput = z.object({ ...about, key })
export const answerDeductionInput = z.object({ ...about, key, answer: z.enum(['agree', 'refuse']) })

type DepositState = 'none' | 'held' | 'asked' | 'returned'

export type StayView = {
  orderId: string
  orderNumber: string
  title: string
  calledBy: string
  providerId: string
  providerName: string
  /** Wall dates, both inclusive. */
  startsOn: string
  lastDay: string
  /** The family has said that it leaves early. */
  leaving: boolean
  prepaidFen: number
  /** What is still in the custody account, by the ledger; and the deposit that is kept apart. */
  custodyFen: number
  depositFen: number
  months: readonly {
    no: number
    from: string
    until: string
    fen: number
    /** It is the provider's; it is over and will be at `standsAt`; it goes on; or lies ahead; or was given back. */
    state: 'released' | 'over' | 'present' | 'ahead' | 'left'
    standsAt: Date
  }[]
  deposit: {
    state: DepositState
    wholeFen: number
    deductionFen: number
    reason: string
    /** When the clock gives it back if nobody says anything. */
    returnsAt: Date | null
    returnedAt: Date | null
  }
  may: { leave: boolean; askDeduction: boolean; returnDeposit: boolean; answerDeduction: boolean }
  /** What leaving today would give back; the earliest and the latest last day one may choose. */
  choice: { earliest: string; latest: string } | null
}

/** What leaving on a day comes to, in fen: used by the rule, back to the family, and what funders do not pay. */
export type StaySettlement = {
  lastDay: string
  priceFen: number
  usedFen: number
  backFen: number
  fundersLessFen: number
  depositFen: number
}

const fen = z.number()
export const stayProblems = problems({
  'stays.not_found': { status: 404 },
  'stays.not_running': { status: 409 },
  /** Noon of the first and the last day one may choose. */
  'stays.day_outside': {
    status: 422,
    field: 'lastDay',
    params: z.object({ earliest: z.date(), latest: z.date() }),
  },
  'stays.still_running': { status: 409 },
  'stays.deposit_settled': { status: 409 },
  'stays.deduction_too_large': { status: 422, field: 'amount', params: z.object({ mostFen: fen }) },
})
