import { z } from 'zod'
import type { CarerPaper } from '../filings/paper.contract.ts'
import type { RefundPolicy } from '../orders/policy.contract.ts'
import type { Language, OfferingCategory, OfferingUnit } from '../providers/provider.contract.ts'
import type { ProviderCard } from './discovery.contract.ts'

/** More do not fit beside each other. */
export const COMPARED = 4

export const compareInput = z.object({
  ids: z.array(z.uuid()).max(COMPARED),
  /** WGS-84; distances are from here, in metres. */
  near: z.object({ lat: z.number(), lng: z.number() }).optional(),
})

/** One provider as it stands beside others. */
export type ComparedProvider = Pick<
  ProviderCard,
  | 'id'
  | 'kind'
  | 'name'
  | 'place'
  | 'addressLine'
  | 'metres'
  | 'bookable'
  | 'claimed'
  | 'inclusive'
  | 'voucher'
  | 'ltci'
  | 'grade'
  | 'example'
  | 'ratingMean'
  | 'ratingCount'
> & {
  readonly capacity: number | null
  /** The first start somebody could book within a week; null where there is none. */
  readonly soonestAt: Date | null
  /** The least and the most it takes, in fen, for each service and unit. */
  readonly prices: readonly {
    readonly category: OfferingCategory
    readonly unit: OfferingUnit
    readonly leastFen: number
    readonly mostFen: number
  }[]
  readonly policies: readonly RefundPolicy[]
  /** Reviews with 1 to 5 stars. */
  readonly histogram: readonly number[]
  /** Orders of the last 180 days that were kept, and that it let down. */
  readonly kept: number
  readonly broken: number
  readonly caregivers: {
    readonly count: number
    readonly female: number
    readonly male: number
    /** 养老护理员 levels and how many have each, the highest first. */
    readonly levels: readonly { readonly level: number; readonly count: number }[]
    readonly languages: readonly Language[]
    /** How many hold each credential today. */
    readonly credentials: readonly { readonly kind: CarerPaper; readonly count: number }[]
  }
}
