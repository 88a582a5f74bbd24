import { randomUUID } from 'node:crypto'
import { readChat } from '../../server/chat/read-chat.ts'
import { sendMessage } from '../../server/chat/send-message.ts'
import { after, minutes } from '../../server/kernel/clock.ts'
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
