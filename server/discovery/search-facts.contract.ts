import type { FacetName } from './discovery.contract.ts'

/**
 * What an engine of its own is told about a provider; lists of places hold one entry per site. Conditions hold together for
 * one of `sites`, one of `offerings` and one of `caregivers`.
 */
export type SearchDocument = {
  readonly id: string
  readonly name: string
  readonly searchText: string
  readonly kind: string
  readonly cities: readonly string[]
  readonly districts: readonly string[]
  /** `city/district` */
  readonly places: readonly string[]
  readonly categories: readonly string[]
  readonly bookable: boolean
  readonly claimed: boolean
  readonly inclusive: boolean
  readonly voucher: boolean
  readonly ltci: boolean
  readonly grade: string | null
  /** Weighed as ranking.rules.ts says. */
  readonly rating: number
  /** The mean that is shown, from three voices on. */
  readonly ratingMean: number | null
  readonly reviewCount: number
  readonly sites: readonly SiteFacts[]
  readonly offerings: readonly OfferingFacts[]
  readonly caregivers: readonly CaregiverFacts[]
  readonly standing: Standing
  readonly _geo: { readonly lat: number; readonly lng: number } | null
}

/** Empty texts where the source does not say. WGS-84. */
export type SiteFacts = {
  readonly province: string
  readonly city: string
  readonly district: string
  readonly street: string
  readonly addressLine: string
  readonly lat: number | null
  readonly lng: number | null
}
/** One that is not retired; empty lists serve anybody. Fen per unit. */
export type OfferingFacts = {
  readonly title: string
  readonly category: string
  readonly unit: string
  readonly priceFen: number
  readonly abilities: readonly string[]
  readonly ages: readonly string[]
}
/** One who has not retired; credentials are those that are valid today. */
export type CaregiverFacts = {
  readonly gender: string
  readonly level: number | null
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly credentials: readonly string[]
}
/** Ended orders of the last 180 days, and the wall date of the first free time when somebody last looked. */
export type Standing = { readonly kept: number; readonly broken: number; readonly soonestDay: string | null }
/** With the weighed rating. */
export type RankedBy = Standing & { readonly rating: number }

/** Each facet leaves its own filter out; values as `facetNames` says, those of no listing left out. */
export type FacetCounts = Readonly<Record<FacetName, Readonly<Record<string, number>>>>

/**
 * Where all are who fit, in no order: `total` of them, those without a known point left out of the lists. Of several sites it is
 * one that fits, the nearest where there is something to measure from. WGS-84.
 */
export type Spots = {
  readonly total: number
  readonly ids: readonly string[]
  readonly lats: ArrayLike<number>
  readonly lngs: ArrayLike<number>
  /** 1 for who can be booked. */
  readonly bookable: ArrayLike<number>
}
