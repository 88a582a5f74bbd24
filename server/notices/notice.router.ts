import { operatorProcedure, personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { mailAddressInput, mailTokenInput, noticeSettingsInput } from './channel.contract.ts'
import { countUnread, findNotices } from './find-notices.ts'
import { confirmMailAddress, removeMailAddress, setMailAddress } from './mail-address.ts'
import { markRead } from './mark-read.ts'
import { markReadInput } from './notice.contract.ts'
import { previewNotices } from './preview-notices.ts'
import { findNoticeSettings, saveNoticeSettings } from './settings.ts'

export const noticeRouter = router({
  list: personProcedure.query(({ ctx }) => findNotices(ctx)),
  unread: publicProcedure.query(({ ctx }) => countUnread(ctx)),
  markRead: personProcedure.input(markReadInput).mutation(({ ctx, input }) => markRead(ctx, input)),
  /** What the viewer is sent besides the inbox, when, and where to. */
  settings: personProcedure.query(({ ctx }) => findNoticeSettings(ctx)),
  saveSettings: personProcedure
    .input(noticeSettingsInput)
    .mutation(({ ctx, input }) => saveNoticeSettings(ctx, input)),
  /** Sends a link to an address for mail. Refuses with notices.asked_just_now. */
  setMail: personProcedure.input(mailAddressInput).mutation(({ ctx, input }) => setMailAddress(ctx, input)),
  /** The link came back. Refuses with notices.link_invalid. */
  confirmMail: personProcedure
    .input(mailTokenInput)
    .mutation(({ ctx, input }) => confirmMailAddress(ctx, input)),
  /** Every notice as it reads, with made-up people, for operators. */
  preview: operatorProcedure.query(({ ctx }) => previewNotices(ctx)),
  removeMail: personProcedure.mutation(({ ctx }) => removeMailAddress(ctx)),
})
