import { randomUUID } from 'node:crypto'
import { lodgeComplaint } from '../../server/complaints/lodge-complaint.ts'
import { takeComplaintStep } from '../../server/complaints/move-complaint.ts'
import type { Stage } from './stage.ts'

/** Two complaints of the last weeks: one settled between the two sides, and one that operators have to decide. */
export async function complain(stage: Stage): Promise<void> {
  const visits = await stage.db.order.findMany({
    where: {
      state: 'closed',
      family: { members: { some: { userId: stage.people.daughter } } },
      provider: { members: { some: { userId: stage.people.manager } } },
    },
    orderBy: { startsAt: 'asc' },
    take: 2,
  })
  const [settled, open = settled] = visits
  if (!settled || !open) throw new Error('the example family has no visit to complain about')
  const key = randomUUID

  await stage.at(stage.day(-9, '20:10'))
  const { id } = await lodgeComplaint(await stage.as('daughter'), {
    ...{ about: 'caregiver', subject: 'missed', wish: 'explain', orderId: settled.id, key: key() },
    text: '约好九点，九点四十才到，路上没有打电话。爸爸在楼下等了半个多小时。',
  })
  await stage.at(stage.day(-8, '10:30'))
  await takeComplaintStep(await stage.as('manager'), {
    ...{ complaintId: id, move: 'answer', key: key() },
    text: '查过了：当天上一家临时延长，排班的人没有通知您。是我们的错，向您和老人家道歉。',
    remedy: '排班加了提醒：前一家延长时，系统先给下一家打电话。',
  })
  await stage.at(stage.day(-7, '19:00'))
  await takeComplaintStep(await stage.as('daughter'), {
    ...{ complaintId: id, move: 'accept', text: '', remedy: '', key: key() },
  })

  await stage.at(stage.day(-3, '18:40'))
  const { id: refused } = await lodgeComplaint(await stage.as('daughter'), {
    ...{ about: 'provider', subject: 'charges', wish: 'refund', orderId: open.id, key: key() },
    text: '上门以后说要另收 30 元材料费，下单时没有写。',
  })
  await stage.at(stage.day(-2, '09:20'))
  await takeComplaintStep(await stage.as('manager'), {
    ...{ complaintId: refused, move: 'answer', key: key() },
    text: '这是一次性护理垫的费用，价目表里写了“按实际用量”。',
    remedy: '',
  })
  await stage.at(stage.day(-1, '20:05'))
  await takeComplaintStep(await stage.as('daughter'), {
    ...{ complaintId: refused, move: 'refuse', key: key() },
    text: '订单页面上没有这一项，我们没有同意过。',
    remedy: '',
  })
}
