import { randomUUID } from 'node:crypto'
import { readChat } from '../../server/chat/read-chat.ts'
import { sendMessage } from '../../server/chat/send-message.ts'
import { after, minutes } from '../../server/kernel/clock.ts'
import { beginDraft, setDraftWhen, setDraftWho } from '../../server/orders/drafts.ts'
import { placePhoneOrder } from '../../server/phone-orders/place-phone-order.ts'
import type { PersonKey } from './people.ts'
import type { Stage } from './stage.ts'

type Said = readonly [by: PersonKey, minute: number, text: string]

/** What was said about the father's next visit: the key, the bell, and a question nobody has read yet. */
const talk: readonly Said[] = [
  ['daughter', 0, '钥匙在门口的牛奶箱里，爸爸耳背，请多按一次铃。'],
  ['carer', 12, '好的，我记下了。水温我带温度计，39 度左右。'],
  ['brother', 26, '上次您说浴室扶手有点松，周末已经请人拧紧了。'],
  ['carer', 31, '太好了。我到楼下给你们留言。'],
  ['daughter', 55, '他今天胃口一般，洗之前麻烦先让他喝点水。'],
]

/** Family and carer write to each other about the next accepted visit. */
export async function talkAboutVisit(stage: Stage, now: Date): Promise<void> {
  const order = await stage.db.order.findFirst({
    where: {
      state: 'accepted',
      planId: null,
      startsAt: { gt: now },
      visit: { caregiver: { name: '王秀兰' } },
    },
    orderBy: { startsAt: 'asc' },
    select: { id: true },
  })
  if (!order) return
  const { id: orderId } = order
  for (const [by, minute, text] of talk) {
    await stage.at(after(now, -minutes(70 - minute)))
    const ctx = await stage.as(by)
    await sendMessage(ctx, { orderId, text, knowingly: false, key: randomUUID() })
    await readChat(ctx, { orderId, seq: talk.length })
  }
}

/** An uncle without a smartphone had the manager book for him this morning; his son has yet to pay. */
export async function orderByPhone(stage: Stage, now: Date): Promise<void> {
  await stage.at(after(now, -minutes(15)))
  const ctx = await stage.as('manager')
  const offering = await stage.db.offering.findFirstOrThrow({
    where: { title: '上门助浴', provider: { name: '示例·浦东安和居家养老' } },
  })
  const ownerKey = randomUUID()
  const { id: draftId } = await beginDraft(ctx, { ownerKey, offeringId: offering.id })
  const recipient = {
    ...{ kind: 'elder' as const, name: '周国强', calledBy: '周爷爷', regionCode: '310115' },
    ...{ addressLine: '示例路 30 弄 2 号 501 室', phone: '', asksFirst: false },
  }
  await setDraftWho(ctx, { ownerKey, draftId, who: { recipient } })
  const startsAt = stage.day(6, '10:00')
  await setDraftWhen(ctx, { ownerKey, draftId, startsAt, caregiverId: null, note: '耳背，请大声一点。' })
  await placePhoneOrder(ctx, {
    ...{
      ownerKey,
      draftId,
      key: randomUUID(),
      channel: 'phone',
      relation: 'self',
      verifiedBy: 'called_back',
    },
    ...{ callerName: '周国强', callerPhone: '13800000098', payerName: '周明', payerPhone: '13800000099' },
    ...{ reason: '老人自己打电话来约，不会用手机，儿子付款。', consented: true },
  })
}
