import { personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { renameInput } from './account.contract.ts'
import { rename } from './rename.ts'

export const accountRouter = router({
  /** Who is looking, for anyone. */
  me: publicProcedure.query(({ ctx }) => ctx.viewer),
  rename: personProcedure.input(renameInput).mutation(({ ctx, input }) => rename(ctx, input)),
})
