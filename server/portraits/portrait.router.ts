import { personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { findOwnPortrait } from './own-portrait.ts'
import {
  portraitPictureInput,
  putOwnPortraitInput,
  putPortraitInput,
  removePortraitInput,
  showOwnPortraitInput,
} from './portrait.contract.ts'
import { putOwnPortrait, putPortrait, showOwnPortrait } from './put-portrait.ts'
import { readPortrait } from './read-portrait.ts'
import { removeOwnPortrait, removePortrait } from './remove-portrait.ts'

/** Portraits of caregivers. Problems are told at each use case. */
export const portraitRouter = router({
  /** A portrait's bytes: for everybody, or for whoever holds a link. */
  picture: publicProcedure.input(portraitPictureInput).query(({ ctx, input }) => readPortrait(ctx, input)),
  /** By a manager, with the caregiver's yes. */
  put: personProcedure.input(putPortraitInput).mutation(({ ctx, input }) => putPortrait(ctx, input)),
  remove: personProcedure.input(removePortraitInput).mutation(({ ctx, input }) => removePortrait(ctx, input)),
  /** The viewer's own, where they are a caregiver. */
  own: personProcedure.query(({ ctx }) => findOwnPortrait(ctx)),
  putOwn: personProcedure.input(putOwnPortraitInput).mutation(({ ctx, input }) => putOwnPortrait(ctx, input)),
  /** Who sees it. */
  showOwn: personProcedure
    .input(showOwnPortraitInput)
    .mutation(({ ctx, input }) => showOwnPortrait(ctx, input)),
  removeOwn: personProcedure.mutation(({ ctx }) => removeOwnPortrait(ctx)),
})
