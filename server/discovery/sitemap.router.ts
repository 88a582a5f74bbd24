import { publicProcedure, router } from '../rpc/trpc.ts'
import { findSitemapListings, findSitemapParts, findSitemapPlaces } from './find-sitemap.ts'
import { sitemapListingsInput } from './sitemap.contract.ts'

/** What search engines are told to read; public anyway. */
export const sitemapRouter = router({
  /** The sitemaps of listings, 20,000 in each, with when something in them last changed. */
  parts: publicProcedure.query(({ ctx }) => findSitemapParts(ctx)),
  /** The next 1,000 listings of one of them. */
  listings: publicProcedure
    .input(sitemapListingsInput)
    .query(({ ctx, input }) => findSitemapListings(ctx, input)),
  /** Places with what there is. */
  places: publicProcedure.query(({ ctx }) => findSitemapPlaces(ctx)),
})
