import { addDays } from '../kernel/wall-time.ts'

/** How the platform pays providers out, as dated data: a new figure is a new line, and the line of the day counts. */
export type PayoutRule = {
  /** First wall date (Asia/Shanghai) it counts on. */
  readonly from: string
  /** A provider that is owed less waits for more, in fen. */
  readonly leastFen: number
  /** Wall hour of the day's run. */
  readonly hour: number
  /** Who says so. */
  readonly source: string
}

const payoutRules: readonly PayoutRule[] = [
  { from: '2026-01-01', leastFen: 1_000, hour: 9, source: '平台规则' },
]

/** The rule of a day, 'YYYY-MM-DD'. Throws where none was in force. */
export function payoutRuleOf(day: string, rules: readonly PayoutRule[] = payoutRules): PayoutRule {
  const rule = rules.findLast(({ from }) => from <= day)
  if (!rule) throw new Error(`no payout rule on ${day}`)
  return rule
}

/** The day on which the next money leaves, 'YYYY-MM-DD': today until its hour has come. */
export const nextPayoutDay = (day: string, hour: number): string =>
  hour < payoutRuleOf(day).hour ? day : addDays(day, 1)

/**
 * What to send on to a provider, order by order and the oldest first, in fen. Never more in all than it is owed in all:
 * what it owes us for one order is kept from the others, unless it is being asked back already.
 */
export function shareOut(
  orders: readonly { readonly orderId: string; readonly fen: number }[],
  askedBackFen: number,
  leastFen: number,
): { orderId: string; amountFen: number }[] {
  let budget = orders.reduce((total, { fen }) => total + fen, 0) + askedBackFen
  if (budget < leastFen) return []
  return orders.flatMap(({ orderId, fen }) => {
    const amountFen = Math.min(fen, budget)
    if (amountFen <= 0) return []
    budget -= amountFen
    return [{ orderId, amountFen }]
  })
}

/** Out of which of an order's payouts an amount is asked back, the latest first. In fen. */
export function spreadBack(
  amountFen: number,
  payouts: readonly { readonly id: string; readonly leftFen: number }[],
): { payoutId: string; amountFen: number }[] {
  let rest = amountFen
  return payouts.flatMap(({ id, leftFen }) => {
    const taken = Math.min(rest, leftFen)
    if (taken <= 0) return []
    rest -= taken
    return [{ payoutId: id, amountFen: taken }]
  })
}
