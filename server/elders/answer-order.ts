import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { answerForRecipient } from '../orders/orders.entry.ts'
import type { ElderView, elderAnswerInput } from './elder.contract.ts'
import { followElderLink } from './follow-elder-link.ts'
import { showElderPage } from './open-elder-page.ts'

/** The elder's own yes or no to an order. Refuses with elders.link_invalid, and with what the order refuses with. */
export async function answerOrder(
  ctx: Ctx,
  { token, orderId, answer, key }: z.infer<typeof elderAnswerInput>,
): Promise<ElderView> {
  const recipientId = await followElderLink(ctx, token)
  await answerForRecipient(ctx, { recipientId, orderId, answer, key })
  return showElderPage(ctx, recipientId)
}
