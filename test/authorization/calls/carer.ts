import type { Db } from '../../../server/platform/db.ts'
import { both, type CallTable, key } from './scene.ts'

/** What the carer of a visit noted and its order could no longer take. A photo's file is nowhere. */
async function noted(db: Db, orderId: string) {
  const { caregiver } = await db.visit.findUniqueOrThrow({ where: { orderId }, include: { caregiver: true } })
  const at = new Date('2026-11-21T02:00:00Z')
  const by = { recordedBy: caregiver.userId ?? key(), recordedByName: caregiver.name, recordedAt: at }
  const what = {
    intent: 'care_note',
    sealed: JSON.stringify({ text: '都好' }),
    fileKey: key(),
    problem: 'care.over',
  }
  return (await db.lateNote.create({ data: { orderId, at, key: key(), ...what, ...by } })).id
}

export const carer: CallTable = {
  'carer.route': both(async ({ api }, { accepted }) => {
    const { visits } = await api.carer.route()
    return visits.some(({ id }) => id === accepted)
  }),
  'carer.whoComes': both(({ api }, { accepted }) => api.carer.whoComes({ orderId: accepted })),
  'carer.keepLate': both(({ api }, { done }) =>
    api.carer.keepLate({
      orderId: done,
      key: key(),
      intent: 'care_note',
      fields: { text: '都好' },
      at: new Date('2026-11-21T02:00:00Z'),
      problem: 'care.over',
    }),
  ),
  'carer.lateNotes': both(async ({ api, db }, { done }) => {
    const id = await noted(db, done)
    return (await api.carer.lateNotes({ orderId: done })).some((one) => one.id === id)
  }),
  'carer.latePhoto': both(async ({ api, db }, { done }) =>
    api.carer.latePhoto({ noteId: await noted(db, done) }),
  ),
}
