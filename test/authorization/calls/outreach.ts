import { both, type CallTable, key, plain, type Scene } from './scene.ts'

const grounds = ['alone' as const]

/** Somebody on the list, waiting. */
async function listed({ db }: Scene, recipientId: string | null = null) {
  const at = new Date('2026-11-21T02:00:00Z')
  const row = {
    ...{ regionCode: '310115', grounds, facts: {}, points: 2, state: 'to_visit' as const, listedAt: at },
    ...{ contactBy: at, dueAt: at, dueTransition: 'remind', recipientId },
  }
  const { id } = await db.hardship.create({ data: row })
  return id
}

const recipientOf = async ({ db }: Scene, orderId: string) =>
  (await db.order.findUniqueOrThrow({ where: { id: orderId } })).recipientId

export const outreach: CallTable = {
  'outreach.list': plain(({ api }) => api.outreach.list({})),
  'outreach.get': plain(async (scene) => {
    const { id: hardshipId } = await scene.db.hardship.findFirstOrThrow()
    return scene.api.outreach.get({ hardshipId })
  }),
  'outreach.open': plain(async (scene) =>
    scene.api.outreach.open({ hardshipId: await listed(scene), reason: '今天下午上门走访' }),
  ),
  'outreach.export': plain(({ api }) => api.outreach.export({ reason: '交街道走访组' })),
  'outreach.enter': plain(({ api }) =>
    api.outreach.enter({
      ...{ name: '杨秀珍', phone: '13800000071', regionCode: '310115', street: '示例街道' },
      ...{ addressLine: '示例路 2 号', grounds, source: '示例·区民政局名单', key: key() },
    }),
  ),
  'outreach.move': plain(async (scene) =>
    scene.api.outreach.move({
      ...{ hardshipId: await listed(scene), move: 'delist', note: '情形不再成立', key: key() },
    }),
  ),
  'outreach.ofRecipient': both(async (scene, { accepted }) =>
    scene.api.outreach.ofRecipient({ recipientId: await recipientOf(scene, accepted) }),
  ),
  'outreach.declare': both(async (scene, { accepted }) =>
    scene.api.outreach.declare({
      ...{ recipientId: await recipientOf(scene, accepted), grounds, agreed: true, key: key() },
    }),
  ),
  'outreach.withdraw': both(async (scene, { accepted }) => {
    const recipientId = await recipientOf(scene, accepted)
    await listed(scene, recipientId)
    return scene.api.outreach.withdraw({ recipientId, key: key() })
  }),
}
