import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { callForRecipient, takeBackForRecipient } from '../incidents/incidents.entry.ts'
import type { ElderView, elderHelpInput } from './elder.contract.ts'
import { followElderLink } from './follow-elder-link.ts'
import { showElderPage } from './open-elder-page.ts'

type Press = z.infer<typeof elderHelpInput>

/** The elder presses for help: family, provider and operators know at once. Refuses with elders.link_invalid. */
export async function askForHelp(ctx: Ctx, { token, key }: Press): Promise<ElderView> {
  const recipientId = await followElderLink(ctx, token)
  await callForRecipient(ctx, { recipientId, key })
  return showElderPage(ctx, recipientId)
}

/** 没事，按错了. Refuses with elders.link_invalid, incidents.not_the_caller. */
export async function takeBackHelp(ctx: Ctx, { token, key }: Press): Promise<ElderView> {
  const recipientId = await followElderLink(ctx, token)
  await takeBackForRecipient(ctx, { recipientId, key })
  return showElderPage(ctx, recipientId)
}
