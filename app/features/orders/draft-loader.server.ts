import { type AppLoadContext, redirect } from '@remix-run/node'
import type { DraftView } from '../../../server/orders/order-view.contract.ts'
import { found } from '../../session/access.server.ts'

/** The draft of this browser, still open. One that has become an order leads there. */
export async function openDraft(context: AppLoadContext, draftId: string | undefined): Promise<DraftView> {
  const draft = await found(context.api.drafts.get({ ownerKey: context.draftKey, draftId: draftId ?? '' }))
  if (draft.orderId && context.viewer.kind === 'person') throw redirect(`/orders/${draft.orderId}`)
  return draft
}
