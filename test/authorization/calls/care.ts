import type { Db } from '../../../server/platform/db.ts'
import { both, type CallTable, key } from './scene.ts'

/** The smallest picture there is. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** An entry in the record of a visit. A photo's file is nowhere: who may see it hears that it is gone. */
async function written(db: Db, orderId: string, kind: 'note' | 'photo') {
  const { recipientId, placedBy, endsAt: at } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const file = kind === 'photo' ? { fileKey: key() } : { text: '都好' }
  const by = { recordedBy: placedBy, recordedByName: '王秀兰', recordedAt: at }
  return (await db.careEntry.create({ data: { orderId, recipientId, kind, at, key: key(), ...by, ...file } }))
    .id
}

export const care: CallTable = {
  'care.ofOrder': both(({ api }, { done }) => api.care.ofOrder({ orderId: done })),
  'care.vitals': both(({ api }, { recipientId }) => api.care.vitals({ recipientId })),
  'care.photo': both(async ({ api, db }, { done }) =>
    api.care.photo({ entryId: await written(db, done, 'photo') }),
  ),
  'care.tick': both(({ api }, { done }) => api.care.tick({ orderId: done, task: '洗头', key: key() })),
  'care.measure': both(({ api }, { done }) =>
    api.care.measure({ orderId: done, vital: 'temperature', value: 366, key: key() }),
  ),
  'care.note': both(({ api }, { done }) => api.care.note({ orderId: done, text: '都好', key: key() })),
  'care.addPhoto': both(({ api }, { done }) =>
    api.care.addPhoto({ orderId: done, bytes: new Uint8Array(onePixel), key: key() }),
  ),
  'care.strike': both(async ({ api, db }, { done }) =>
    api.care.strike({ orderId: done, entryId: await written(db, done, 'note') }),
  ),
}
