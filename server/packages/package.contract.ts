import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

export const packageStates = [
  'awaiting_payment',
  'active',
  'used_up',
  'refunded',
  'expired',
  'lapsed',
] as const
export type PackageState = (typeof packageStates)[number]
export const finalPackageStates = [
  'used_up',
  'refunded',
  'expired',
  'lapsed',
] as const satisfies PackageState[]
/** `visits` fires when the last of its visits is used; `payment` is the payment provider, a bank that takes money back included. */
export type PackageActor = 'family' | 'operator' | 'payment' | 'clock' | 'visits'
export type PackageTransition = 'pay' | 'lapse' | 'finish' | 'refund' | 'expire' | 'close' | 'charge_back'
export type PackageVisitState = 'free' | 'drawn' | 'used' | 'refunded'

const key = z.uuid()
export const offerPackageInput = z.object({
  offeringId: z.uuid(),
  visits: z.number().int().min(2).max(100),
  /** For all of them, in fen. */
  priceFen: z.number().int().min(100).max(100_000_000),
  months: z.number().int().min(1).max(12),
  key,
})
export const withdrawPackageInput = z.object({ offerId: z.uuid() })
export const packageOffersInput = z.object({ providerId: z.uuid() })
export const packageOfferInput = z.object({ offerId: z.uuid() })
export const buyPackageInput = z.object({ offerId: z.uuid(), recipientId: z.uuid(), key })
export const packageInput = z.object({ packageId: z.uuid() })
/** `backFen` is what the family was told that it gets. */
export const refundPackageInput = packageInput.extend({ backFen: z.number().int().min(1), key })
export const deskPackagesInput = z.object({ providerId: z.uuid() })

/** A package as it is sold. Fen; `eachFen` is one visit's part, rounded up. */
export type PackageOfferView = {
  id: string
  offeringId: string
  title: string
  visits: number
  priceFen: number
  eachFen: number
  unitFen: number
  /** Against ordering visit by visit. */
  savedFen: number
  months: number
  withdrawnAt: Date | null
}

/** An offer with all one needs to buy it. */
export type PackageOfferPage = PackageOfferView & {
  providerId: string
  providerName: string
  /** The last wall date a visit may be on if it is bought today. */
  validUntil: string
  coolingOffDays: number
  /** Those it may be bought for; empty for who is not signed in, or orders for nobody. */
  recipients: { id: string; calledBy: string }[]
}

export type PackageRow = {
  id: string
  number: string
  state: PackageState
  title: string
  calledBy: string
  providerId: string
  providerName: string
  offeringId: string
  visits: number
  free: number
  drawn: number
  used: number
  priceFen: number
  /** What is in custody for it, by its visits. */
  custodyFen: number
  /** Wall date. */
  validUntil: string
  boughtAt: Date
}

/** A provider's packages; of `offerings` more may be offered. */
export type DeskPackagesView = {
  sold: PackageRow[]
  offers: PackageOfferView[]
  offerings: { id: string; title: string; priceFen: number }[]
}

export type PackageView = PackageRow & {
  /** Until when it waits for its money. */
  payBy: Date | null
  months: number
  /** What comes back if the family asks now, in fen: every visit not ordered, at what it was paid with. */
  backFen: number
  /** Until when the law lets whoever bought it take everything back; a visit ordered meanwhile stays ordered. */
  coolingOffUntil: Date | null
  /** That time is not over. */
  cooling: boolean
  units: {
    no: number
    fen: number
    backFen: number
    state: PackageVisitState
    orderId: string | null
    startsAt: Date | null
  }[]
  refunds: { id: string; amountFen: number; state: 'requested' | 'done' | 'failed'; at: Date }[]
  may: { pay: boolean; refund: boolean; order: boolean }
}

const fen = z.number()
export const packageProblems = problems({
  'packages.not_found': { status: 404 },
  'packages.offer_not_found': { status: 404 },
  'packages.not_by_the_visit': { status: 409 },
  'packages.dearer': { status: 409, field: 'price', params: z.object({ mostFen: fen }) },
  'packages.too_long': { status: 409, field: 'months', params: z.object({ mostMonths: z.number() }) },
  'packages.nothing_left': { status: 409 },
  'packages.changed_meanwhile': { status: 409 },
  'packages.not_your_move': { status: 403 },
  'packages.sum_changed': { status: 409, params: z.object({ nowFen: fen }) },
})
