import sharp from 'sharp'
import type { Db } from '../../../server/platform/db.ts'
import { both, type CallTable, key, plain } from './scene.ts'

const bytes = new Uint8Array(
  await sharp({ create: { width: 240, height: 240, channels: 3, background: '#a86' } })
    .jpeg()
    .toBuffer(),
)
const agreed = { bytes, agreed: true, everybody: true }

/** A portrait that is not for everybody. */
async function ofCarer(db: Db, id: string): Promise<string> {
  const portraitId = key()
  const by = { portraitBy: key(), portraitAt: new Date('2026-11-21T02:00:00Z') }
  await db.caregiver.update({ where: { id }, data: { portraitId, portraitAgreed: 'own', ...by } })
  return portraitId
}

export const portraits: CallTable = {
  // Whoever has no link; the links themselves are tried in test/portraits.
  'portraits.picture': plain(({ api }) => api.portraits.picture({ portraitId: key() })),
  'portraits.put': {
    ...both(({ api }, { providerId, caregiverId }) =>
      api.portraits.put({ ...agreed, providerId, caregiverId }),
    ),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.portraits.put({ ...agreed, providerId: theirs.providerId, caregiverId: ours.caregiverId }),
  },
  'portraits.remove': {
    ...both(({ api }, { providerId, caregiverId }) => api.portraits.remove({ providerId, caregiverId })),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.portraits.remove({ providerId: theirs.providerId, caregiverId: ours.caregiverId }),
  },
  'portraits.own': plain(async ({ api }) => (await api.portraits.own()) !== null),
  'portraits.putOwn': plain(({ api }) => api.portraits.putOwn({ bytes })),
  'portraits.showOwn': both(async ({ api, db }, { caregiverId }) => {
    await ofCarer(db, caregiverId)
    return api.portraits.showOwn({ everybody: true })
  }),
  'portraits.removeOwn': plain(({ api }) => api.portraits.removeOwn()),
}
