import { randomUUID } from 'node:crypto'
import { moveSuspension } from '../../server/suspensions/move-suspension.ts'
import { suspend } from '../../server/suspensions/suspend.ts'
import type { Stage } from './stage.ts'

/** Six weeks ago a caregiver was suspended until a paper could be read; the provider appealed, and it was lifted. */
export async function suspendOnce(stage: Stage): Promise<void> {
  const { id } = await stage.db.caregiver.findFirstOrThrow({ where: { name: '孙建平' } })
  const key = randomUUID
  await stage.at(stage.day(-42, '10:10'))
  const { id: suspensionId } = await suspend(await stage.as('operator'), {
    ...{ target: 'caregiver', id, settles: true, key: key() },
    reason: '健康证照片看不清编号，核对以前先不安排上门。',
  })
  await stage.at(stage.day(-41, '09:30'))
  await moveSuspension(await stage.as('manager'), {
    ...{ suspensionId, move: 'appeal', key: key() },
    text: '照片是旧手机拍的。原件已经送到街道服务中心，编号沪示例0003，可以当面核对。',
  })
  await stage.at(stage.day(-40, '15:20'))
  await moveSuspension(await stage.as('secondOperator'), {
    ...{ suspensionId, move: 'lift', key: key() },
    text: '原件核对过了，在有效期内。',
  })
}
