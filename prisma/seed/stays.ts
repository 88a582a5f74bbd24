import { randomUUID } from 'node:crypto'
import { after, hours } from '../../server/kernel/clock.ts'
import { releaseMonths } from '../../server/orders/orders.entry.ts'
import { askDeduction } from '../../server/orders/stay/deposit.ts'
import type { Recipients } from './families.ts'
import { playOrder } from './play-order.ts'
import type { Stage } from './stage.ts'

const HOME = { provider: '示例·徐汇梧桐养老院', offering: '长住一个月', caregiver: '何美玲' }

/**
 * Two stays paid ahead in a home for the old: one goes on, its first month delivered and the others in custody; the other was
 * a month after an operation and is over, and the home asks to keep a little of the deposit.
 */
export async function livePaidAhead(stage: Stage, recipients: Recipients): Promise<void> {
  const { day } = stage
  await playOrder(stage, recipients, {
    ...{ ...HOME, by: 'daughter', for: 'aunt', count: 3, until: 'begun' },
    ...{ placedAt: day(-44, '20:40'), startsAt: day(-40, '00:00'), arrivesAt: day(-40, '10:00') },
    note: '姨妈习惯早睡，靠窗的床位最好。',
  })
  await stage.at(day(-6, '03:00'))
  await releaseMonths(await stage.as('operator'))
  const orderId = await playOrder(stage, recipients, {
    ...{ ...HOME, by: 'daughter', for: 'uncle', count: 1, until: 'confirmed' },
    ...{ placedAt: day(-38, '21:05'), startsAt: day(-34, '00:00'), arrivesAt: day(-34, '14:00') },
    note: '髋关节手术后一个月，医生的康复单随身带着。',
    report: '住满一个月，能扶着走廊走两个来回，出院带药清单交给家里。',
  })
  await stage.at(after(stage.clock.now(), hours(9)))
  await askDeduction(await stage.as('shenHao'), {
    ...{ orderId, key: randomUUID(), amountFen: 12_000 },
    reason: '房间的呼叫器摔坏，换新 120 元，照片和发票在前台可以看。',
  })
}
