import { operatorProcedure, personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import {
  deliveriesInput,
  mailAddressInput,
  mailTokenInput,
  noticeSettingsInput,
  pushDeviceInput,
  pushSubscriptionInput,
} from './channel.contract.ts'
import { findDeliveries } from './find-deliveries.ts'
import { countUnread, findNotices } from './find-notices.ts'
import { confirmMailAddress, removeMailAddress, setMailAddress } from './mail-address.ts'
import { markRead } from './mark-read.ts'
import { markReadInput } from './notice.contract.ts'
import { previewNotices } from './preview-notices.ts'
import { addPushDevice, findPushKey, removePushDevice } from './push-devices.ts'
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
  /** What a browser asks its person's consent for. */
  pushKey: personProcedure.query(({ ctx }) => findPushKey(ctx)),
  /** From now on this browser is told as well. Refuses with notices.push_unknown. */
  addDevice: personProcedure
    .input(pushSubscriptionInput)
    .mutation(({ ctx, input }) => addPushDevice(ctx, input)),
  /** This browser, or none of the viewer's, is told any more. */
  removeDevice: personProcedure
    .input(pushDeviceInput)
    .mutation(({ ctx, input }) => removePushDevice(ctx, input)),
  /** Every notice as it reads, with made-up people, for operators. */
  preview: operatorProcedure.query(({ ctx }) => previewNotices(ctx)),
  /** What became of texts, mails and pushes, for operators; names are shortened. */
  deliveries: operatorProcedure.input(deliveriesInput).query(({ ctx, input }) => findDeliveries(ctx, input)),
  removeMail: personProcedure.mutation(({ ctx }) => removeMailAddress(ctx)),
})
