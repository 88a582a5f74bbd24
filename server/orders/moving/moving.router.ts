import { personProcedure, router } from '../../rpc/trpc.ts'
import { moveTimes } from './move-times.ts'
import { answerMoveInput, moveTimesInput, proposeMoveInput } from './moving.contract.ts'
import { answerMove, proposeMove } from './propose-move.ts'

export const movingRouter = router({
  /** When a visit could be instead. Wall dates in Shanghai, instants in UTC. */
  times: personProcedure.input(moveTimesInput).query(({ ctx, input }) => moveTimes(ctx, input)),
  /** Another time: at once where the policy lets the family, else for the other side to agree. */
  propose: personProcedure.input(proposeMoveInput).mutation(({ ctx, input }) => proposeMove(ctx, input)),
  /** The other side's yes or no, or one's own taking back. */
  answer: personProcedure.input(answerMoveInput).mutation(({ ctx, input }) => answerMove(ctx, input)),
})
