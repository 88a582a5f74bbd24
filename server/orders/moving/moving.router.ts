import { personProcedure, router } from '../../rpc/trpc.ts'
import { findDayOff, replaceDay } from './day-off.ts'
import { findDayOffDone } from './day-off-done.ts'
import { findSwaps } from './find-swaps.ts'
import { moveTimes } from './move-times.ts'
import {
  answerMoveInput,
  dayOffDoneInput,
  dayOffInput,
  findSwapsInput,
  moveTimesInput,
  previewMoveInput,
  proposeMoveInput,
  replaceDayInput,
  swapInput,
} from './moving.contract.ts'
import { previewMove } from './preview-move.ts'
import { answerMove, proposeMove } from './propose-move.ts'
import { swapVisits } from './swap-visits.ts'

export const movingRouter = router({
  /** When a visit could be instead. Wall dates in Shanghai, instants in UTC. */
  times: personProcedure.input(moveTimesInput).query(({ ctx, input }) => moveTimes(ctx, input)),
  /** What a move would meet, before it is made: hindrances, ways, whether it stands at once. For the provider's managers. */
  preview: personProcedure.input(previewMoveInput).query(({ ctx, input }) => previewMove(ctx, input)),
  /** Another time: at once where the policy lets the family, else for the other side to agree. */
  propose: personProcedure.input(proposeMoveInput).mutation(({ ctx, input }) => proposeMove(ctx, input)),
  /** A caregiver's visits of a day with who could come instead. For the provider's managers. */
  dayOff: personProcedure.input(dayOffInput).query(({ ctx, input }) => findDayOff(ctx, input)),
  /** One confirmation for a sick day: leave, replacements, families told. */
  replaceDay: personProcedure.input(replaceDayInput).mutation(({ ctx, input }) => replaceDay(ctx, input)),
  /** What such a confirmation has done. */
  dayOffDone: personProcedure.input(dayOffDoneInput).query(({ ctx, input }) => findDayOffDone(ctx, input)),
  /** With whose visit of that day one could be swapped. For the provider's managers. */
  swaps: personProcedure.input(findSwapsInput).query(({ ctx, input }) => findSwaps(ctx, input)),
  /** Two caregivers take each other's visit. */
  swap: personProcedure.input(swapInput).mutation(({ ctx, input }) => swapVisits(ctx, input)),
  /** The other side's yes or no, or one's own taking back. */
  answer: personProcedure.input(answerMoveInput).mutation(({ ctx, input }) => answerMove(ctx, input)),
})
