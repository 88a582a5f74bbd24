import { personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { countUnread, findNotices } from './find-notices.ts'
import { markRead } from './mark-read.ts'
import { markReadInput } from './notice.contract.ts'

export const noticeRouter = router({
  list: personProcedure.query(({ ctx }) => findNotices(ctx)),
  unread: publicProcedure.query(({ ctx }) => countUnread(ctx)),
  markRead: personProcedure.input(markReadInput).mutation(({ ctx, input }) => markRead(ctx, input)),
})
