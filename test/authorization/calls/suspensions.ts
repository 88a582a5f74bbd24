import type { Db } from '../../../server/platform/db.ts'
import { both, type CallTable, key, plain } from './scene.ts'

/** A provider was suspended by somebody at some time. Written by hand: who may pronounce it is tried elsewhere. */
async function suspended(db: Db, providerId: string): Promise<string> {
  const at = new Date('2026-11-20T02:00:00Z')
  const { id } = await db.suspension.create({
    data: {
      ...{ target: 'provider', providerId, reason: '记录不实', startsAt: at, settlesFrom: at },
      ...{ decidedBy: key(), decidedByName: '陈立' },
    },
  })
  return id
}

export const suspensions: CallTable = {
  'suspensions.list': plain(({ api }) => api.suspensions.list({ scope: 'on' })),
  'suspensions.preview': both(({ api }, { providerId: id }) =>
    api.suspensions.preview({ target: 'provider', id }),
  ),
  'suspensions.suspend': both(({ api }, { providerId: id }) =>
    api.suspensions.suspend({ target: 'provider', id, reason: '记录不实', key: key() }),
  ),
  'suspensions.get': both(async ({ api, db }, { providerId }) =>
    api.suspensions.get({ suspensionId: await suspended(db, providerId) }),
  ),
  'suspensions.move': both(async ({ api, db }, { providerId }) =>
    api.suspensions.move({
      ...{ suspensionId: await suspended(db, providerId) },
      ...{ move: 'appeal', text: '记录是齐的', key: key() },
    }),
  ),
  'suspensions.offers': both(async ({ api, db }, { providerId, accepted: orderId }) => {
    const suspensionId = await suspended(db, providerId)
    const at = new Date('2026-11-20T02:00:00Z')
    const offers = [{ startsAt: '2030-01-01T00:00:00.000Z' }]
    await db.affectedOrder.create({
      data: { suspensionId, orderId, state: 'refunded', dueAt: at, settledAt: at, offers },
    })
    return (await api.suspensions.offers({ orderId })).length > 0
  }),
}
