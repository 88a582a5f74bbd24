import { both, type CallTable, key, plain, type Scene } from './scene.ts'

/** A complaint about the visit, waiting for its provider. */
async function lodged({ db }: Scene, orderId: string) {
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const { familyId, providerId, startsAt: at } = order
  const { id } = await db.complaint.create({
    data: {
      ...{ familyId, providerId, orderId, about: 'provider', subject: 'quality', wish: 'explain' },
      ...{ voice: 'family', raisedByName: '林晓梅', state: 'lodged', openedAt: at, answerBy: at },
      ...{ decideBy: at, dueAt: at, dueTransition: 'escalate' },
    },
  })
  return id
}

const said = {
  about: 'provider',
  subject: 'quality',
  wish: 'explain',
  text: '浴室没有擦干，老人差点滑倒。',
} as const

export const complaints: CallTable = {
  'complaints.list': both(async (scene, { accepted }) => {
    await lodged(scene, accepted)
    return (await scene.api.complaints.list()).length > 0
  }),
  'complaints.forDesk': both(async (scene, { accepted, providerId }) => {
    await lodged(scene, accepted)
    return scene.api.complaints.forDesk({ providerId })
  }),
  'complaints.queue': plain(({ api }) => api.complaints.queue({})),
  'complaints.get': both(async (scene, { accepted }) =>
    scene.api.complaints.get({ complaintId: await lodged(scene, accepted) }),
  ),
  'complaints.lodge': both(({ api }, { accepted: orderId }) =>
    api.complaints.lodge({ ...said, orderId, key: key() }),
  ),
  'complaints.note': both(({ api }, { accepted: orderId }) =>
    api.complaints.note({ ...said, orderId, voice: 'elder', callerName: '林建国', key: key() }),
  ),
  'complaints.move': both(async (scene, { accepted }) => {
    const complaintId = await lodged(scene, accepted)
    return scene.api.complaints.move({ complaintId, move: 'answer', text: '当天已经补做', key: key() })
  }),
}
