import { personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { calendarEntryInput, makeFeedInput, readFeedInput, revokeFeedInput } from './feed.contract.ts'
import { findFeeds, makeFeed, revokeFeed } from './make-feed.ts'
import { calendarEntry, readFeed } from './read-feed.ts'

export const feedRouter = router({
  /** The calendars the viewer may subscribe to, and whether they do. */
  list: personProcedure.query(({ ctx }) => findFeeds(ctx)),
  /** A secret address, told once; the earlier one stops. Refuses with feeds.not_found. */
  make: personProcedure.input(makeFeedInput).mutation(({ ctx, input }) => makeFeed(ctx, input)),
  revoke: personProcedure.input(revokeFeedInput).mutation(({ ctx, input }) => revokeFeed(ctx, input)),
  /** Whoever holds the address reads the calendar, while its owner still may. Refuses with feeds.not_found. */
  read: publicProcedure.input(readFeedInput).query(({ ctx, input }) => readFeed(ctx, input)),
  /** One visit for one's own calendar. Refuses with feeds.not_found. */
  entry: personProcedure.input(calendarEntryInput).query(({ ctx, input }) => calendarEntry(ctx, input)),
})
