import { personProcedure, router } from '../../rpc/trpc.ts'
import { declineOffer, leaveWaitlist, takeOffer } from './answer-offer.ts'
import { findQueue, findWishes, getOffer } from './find-wishes.ts'
import { joinWaitlist } from './join-waitlist.ts'
import {
  joinWaitlistInput,
  leaveWaitlistInput,
  takeWaitOfferInput,
  waitOfferInput,
  waitQueueInput,
} from './waitlist.contract.ts'

/** 候补. Wall dates and minutes since midnight are on Shanghai clocks; problems are told at each use case. */
export const waitlistRouter = router({
  /** Waits for a time that fits what a draft is about. */
  join: personProcedure.input(joinWaitlistInput).mutation(({ ctx, input }) => joinWaitlist(ctx, input)),
  /** What the viewer's families wait for. */
  mine: personProcedure.query(({ ctx }) => findWishes(ctx)),
  /** Waits no longer. */
  leave: personProcedure.input(leaveWaitlistInput).mutation(({ ctx, input }) => leaveWaitlist(ctx, input)),
  /** A time that was offered. */
  offer: personProcedure.input(waitOfferInput).query(({ ctx, input }) => getOffer(ctx, input)),
  /** A draft with the time that is kept. */
  take: personProcedure.input(takeWaitOfferInput).mutation(({ ctx, input }) => takeOffer(ctx, input)),
  /** Not this time; the next is asked. */
  decline: personProcedure.input(waitOfferInput).mutation(({ ctx, input }) => declineOffer(ctx, input)),
  /** Who waits, for the provider's managers. */
  queue: personProcedure.input(waitQueueInput).query(({ ctx, input }) => findQueue(ctx, input)),
})
