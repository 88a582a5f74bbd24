import type { Db } from '../../../server/platform/db.ts'
import { both, type CallTable, key, plain } from './scene.ts'

/** A provider that has frozen and not gone on. */
async function closing(db: Db, providerId: string): Promise<string> {
  const at = new Date('2026-11-20T02:00:00Z')
  const by = { decidedBy: key(), decidedByName: '陈立' }
  const { id } = await db.closure.create({
    data: {
      provider: { connect: { id: providerId } },
      suspension: {
        create: { target: 'provider', providerId, reason: '停业', startsAt: at, settlesFrom: at, ...by },
      },
      ...{ reason: '停业', lastDay: at, rule: '', openedAt: at, openedBy: key(), openedByName: '陈立' },
      steps: { create: { name: 'freeze', at, byName: '陈立', result: {} } },
    },
  })
  return id
}

export const closures: CallTable = {
  'closures.list': plain(({ api }) => api.closures.list()),
  'closures.get': both(async ({ api, db }, { providerId }) =>
    api.closures.get({ closureId: await closing(db, providerId) }),
  ),
  'closures.open': both(({ api }, { providerId }) =>
    api.closures.open({ providerId, reason: '停业', shortNotice: '负责人失联', key: key() }),
  ),
  'closures.takeStep': both(async ({ api, db }, { providerId }) =>
    api.closures.takeStep({
      closureId: await closing(db, providerId),
      ...{ step: 'hold', key: key() },
    }),
  ),
  'closures.callOff': both(async ({ api, db }, { providerId }) =>
    api.closures.callOff({
      closureId: await closing(db, providerId),
      ...{ reason: '找到了接手的人', key: key() },
    }),
  ),
  'closures.notice': both(({ api }, { providerId }) => api.closures.notice({ providerId })),
}
