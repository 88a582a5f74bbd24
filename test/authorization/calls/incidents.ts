import { both, type CallTable, key, named, type Scene } from './scene.ts'

/** Help was called by the recipient, and answered where `state` says so. */
async function called({ db }: Scene, orderId: string, state: 'raised' | 'acknowledged' = 'raised') {
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const { recipientId, familyId, providerId, startsAt: at } = order
  const { id } = await db.incident.create({
    data: {
      ...{ recipientId, familyId, providerId, orderId, state, raisedBySide: 'recipient' },
      ...{ raisedByName: '林建国', raisedAt: at, enteredAt: at, dueAt: at, dueTransition: 'chase' },
    },
  })
  return { incidentId: id, key: key() }
}

export const incidents: CallTable = {
  'incidents.raise': {
    ...named(
      both(({ api }, { accepted }) => api.incidents.raise({ orderId: accepted, key: key() })),
      'order',
    ),
    ...named(
      both(({ api }, { recipientId }) => api.incidents.raise({ recipientId, key: key() })),
      'who',
    ),
    'ours over': ({ api, cast }) => api.incidents.raise({ orderId: cast.ours.closed, key: key() }),
  },
  'incidents.going': both(async (scene, { accepted }) => {
    await called(scene, accepted)
    return (await scene.api.incidents.going()).length > 0
  }),
  'incidents.list': both(async (scene, { accepted }) => {
    await called(scene, accepted)
    return (await scene.api.incidents.list()).length > 0
  }),
  'incidents.get': both(async (scene, { accepted }) =>
    scene.api.incidents.get(await called(scene, accepted)),
  ),
  'incidents.acknowledge': both(async (scene, { accepted }) =>
    scene.api.incidents.acknowledge(await called(scene, accepted)),
  ),
  'incidents.close': both(async (scene, { accepted }) => {
    const call = await called(scene, accepted, 'acknowledged')
    return scene.api.incidents.close({ ...call, outcome: 'settled', report: '没事了' })
  }),
  'incidents.takeBack': both(async (scene, { accepted }) =>
    scene.api.incidents.takeBack(await called(scene, accepted)),
  ),
}
