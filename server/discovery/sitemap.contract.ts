import { z } from 'zod'
import type { OfferingCategory, ProviderKind } from '../providers/provider.contract.ts'

/** Addresses in one sitemap: far below the 50,000 and 50 MB that sitemaps.org allows. */
export const listingsPerSitemap = 20_000

/** `part` counts from 0; `after` is the last id of the page before. */
export const sitemapListingsInput = z.object({
  part: z.number().int().min(0).max(100_000),
  after: z.uuid().optional(),
})

export type SitemapPart = { part: number; updatedAt: Date }
export type SitemapListing = { id: string; updatedAt: Date }
/** Where real listings are, and what there is: each is a page of results with something on it. */
export type SitemapPlaces = {
  districts: readonly { city: string; district: string }[]
  kinds: readonly { city: string; kind: ProviderKind }[]
  categories: readonly { city: string; category: OfferingCategory }[]
}
