import { days } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'

/** How far a payment provider carries money that is not yet its receiver's: data of its adapter, checked before an order binds. */
export type CarryingLimits = {
  /** It lets go of money after so many days, whoever it is for then; null where it keeps it as long as it is told to. */
  readonly mostDaysHeld: number | null
  /** At most this much of a payment may go to anybody but its receiver, in hundredths of a percent; null where anything may. */
  readonly mostShareBasisPoints: number | null
  /** Who says so. */
  readonly source: string
  /** Nobody has compared it with the text yet. */
  readonly unverified?: true
}

/** What each way of paying allows. The last has no adapter yet: whoever writes it finds its limits here, and the rules held to them. */
export const carryingLimits = {
  sandbox: { mostDaysHeld: null, mostShareBasisPoints: null, source: '模拟支付，没有期限' },
  stripe: {
    ...{ mostDaysHeld: null, mostShareBasisPoints: null, unverified: true },
    source: 'Stripe Connect，separate charges and transfers：转账由平台决定，余额停留以账户协议为准',
  },
  wechat_ecommerce: {
    ...{ mostDaysHeld: 180, mostShareBasisPoints: 3_000, unverified: true },
    source: '微信支付平台收付通：分账比例默认不超过 30%，资金冻结最长 180 天',
  },
} as const satisfies Record<string, CarryingLimits>

type Carried = {
  readonly now: Date
  /** When the last of the order's money becomes its provider's. */
  readonly heldUntil: Date
  /** The platform's share of it, in hundredths of a percent. */
  readonly shareBasisPoints: number
}

/** Refuses with payments.held_too_long, payments.share_too_large what a payment provider would not carry to its end. */
export function assertCarried(limits: CarryingLimits, { now, heldUntil, shareBasisPoints }: Carried): void {
  const { mostDaysHeld, mostShareBasisPoints } = limits
  if (mostDaysHeld !== null && heldUntil.getTime() - now.getTime() > days(mostDaysHeld))
    throw new DomainError('payments.held_too_long', { mostDays: mostDaysHeld })
  if (mostShareBasisPoints !== null && shareBasisPoints > mostShareBasisPoints)
    throw new DomainError('payments.share_too_large')
}
