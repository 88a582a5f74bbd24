import { operatorProcedure, personProcedure, router } from '../rpc/trpc.ts'
import {
  chatMessageInput,
  chatPhotoInput,
  chatReportsInput,
  decideChatReportInput,
  openChatInput,
  readChatInput,
  reportMessageInput,
  sendMessageInput,
} from './chat.contract.ts'
import { openChat } from './find-chat.ts'
import { findUnread, readChat } from './read-chat.ts'
import { countChatReports, decideChatReport, findChatReports, reportMessage } from './report-message.ts'
import { sendMessage } from './send-message.ts'
import { getChatPhoto, withdrawMessage } from './withdraw-message.ts'

/** What a family and a provider say to each other about an order. Strangers, and carers it is not assigned to: chat.not_found. */
export const chatRouter = router({
  /** 50 messages and how far the others have read. */
  open: personProcedure.input(openChatInput).query(({ ctx, input }) => openChat(ctx, input)),
  /** Where something waits to be read. */
  unread: personProcedure.query(({ ctx }) => findUnread(ctx)),
  /** A picture's bytes. Refuses with chat.photo_gone. */
  photo: personProcedure.input(chatPhotoInput).query(({ ctx, input }) => getChatPhoto(ctx, input)),
  /** Says something. Refuses with chat.leads_away until it is sent knowingly, and with chat.not_open, chat.read_only ... */
  send: personProcedure.input(sendMessageInput).mutation(({ ctx, input }) => sendMessage(ctx, input)),
  /** The viewer has read so far. */
  read: personProcedure.input(readChatInput).mutation(({ ctx, input }) => readChat(ctx, input)),
  /** Takes back what was said less than two minutes ago. Refuses with chat.too_late. */
  withdraw: personProcedure.input(chatMessageInput).mutation(({ ctx, input }) => withdrawMessage(ctx, input)),
  /** Reports somebody else's message. Refuses with chat.reported_already. */
  report: personProcedure.input(reportMessageInput).mutation(({ ctx, input }) => reportMessage(ctx, input)),
  /** What was reported. */
  reports: operatorProcedure.input(chatReportsInput).query(({ ctx, input }) => findChatReports(ctx, input)),
  /** How many wait for a decision. */
  countReports: operatorProcedure.query(({ ctx }) => countChatReports(ctx)),
  /** Decides about a report, with a reason. Refuses with chat.changed_meanwhile. */
  decide: operatorProcedure
    .input(decideChatReportInput)
    .mutation(({ ctx, input }) => decideChatReport(ctx, input)),
})
