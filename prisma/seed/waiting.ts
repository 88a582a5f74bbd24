import { randomUUID } from 'node:crypto'
import { beginDraft, setDraftWho } from '../../server/orders/drafts.ts'
import { joinWaitlist } from '../../server/orders/waitlist/join-waitlist.ts'
import type { Stage } from './stage.ts'

/** The one room to the south is taken for three nights: another family waits for it. */
export async function waitForBed(stage: Stage, recipientId: string): Promise<void> {
  const { id: offeringId } = await stage.db.offering.findFirstOrThrow({
    where: { title: '短期托养一日', provider: { name: '示例·徐汇梧桐养老院' } },
  })
  const ctx = await stage.as('daughter')
  const ownerKey = randomUUID()
  const { id: draftId } = await beginDraft(ctx, { ownerKey, offeringId })
  await setDraftWho(ctx, { ownerKey, draftId, who: { recipientId } })
  await joinWaitlist(ctx, {
    ...{ ownerKey, draftId, key: randomUUID(), caregiverId: null, count: 2, weekdays: [] },
    ...{ firstDay: stage.date(5), lastDay: stage.date(6), fromMinute: 0, untilMinute: 1440 },
  })
}
