import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { rateAsElder } from '../reviews/reviews.entry.ts'
import type { ElderView, elderRateInput } from './elder.contract.ts'
import { followElderLink } from './follow-elder-link.ts'
import { showElderPage } from './open-elder-page.ts'

/** The elder's own grade of a visit, by a face. Refuses with elders.link_invalid, and with what the review refuses with. */
export async function rateVisit(
  ctx: Ctx,
  { token, ...said }: z.output<typeof elderRateInput>,
): Promise<ElderView> {
  const recipientId = await followElderLink(ctx, token)
  await rateAsElder(ctx, { recipientId, ...said })
  return showElderPage(ctx, recipientId)
}
