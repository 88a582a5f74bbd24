import { both, type CallTable, key, plain, type Scene } from './scene.ts'

/** Somebody who is nobody's viewer here has written in this order's conversation. */
async function spoken({ db, cast }: Scene, orderId: string, what: 'text' | 'photo'): Promise<string> {
  const {
    familyId,
    providerId,
    endsAt: lastAt,
  } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const begun = { orderId, familyId, providerId, lastAt, lastSeq: 1 }
  const chat = await db.chat.upsert({
    where: { orderId },
    create: begun,
    update: { lastSeq: { increment: 1 } },
  })
  const writtenBy = cast.theirs.memberId
  const photo = what === 'photo' ? { fileKey: key(), width: 1, height: 1 } : { text: '您好' }
  const message = {
    chatId: chat.id,
    seq: chat.lastSeq,
    at: lastAt,
    writtenBy,
    writtenByName: '林建业',
    key: key(),
  }
  return (await db.chatMessage.create({ data: { ...message, ...photo, side: 'family' } })).id
}

async function reportedSaying(scene: Scene, orderId: string): Promise<string> {
  const messageId = await spoken(scene, orderId, 'text')
  const by = {
    reportedBy: scene.cast.theirs.memberId,
    reportedByName: '林建业',
    reportedAt: scene.cast.ours.beforeVisit,
  }
  const said = { messageId, orderId, side: 'family', reason: 'abuse', saidText: '您好' } as const
  const { id } = await scene.db.chatReport.create({ data: { ...said, ...by } })
  return id
}

export const chat: CallTable = {
  'chat.open': both(({ api }, { done }) => api.chat.open({ orderId: done })),
  'chat.unread': both(async (scene, { done }) => {
    await spoken(scene, done, 'text')
    return (await scene.api.chat.unread()).length > 0
  }),
  'chat.send': both(({ api }, { done }) => api.chat.send({ orderId: done, text: '您好', key: key() })),
  'chat.read': both(async (scene, { done }) => {
    await spoken(scene, done, 'text')
    return scene.api.chat.read({ orderId: done, seq: 1 })
  }),
  'chat.photo': both(async (scene, { done }) =>
    scene.api.chat.photo({ messageId: await spoken(scene, done, 'photo') }),
  ),
  'chat.withdraw': both(async (scene, { done }) =>
    scene.api.chat.withdraw({ orderId: done, messageId: await spoken(scene, done, 'text') }),
  ),
  'chat.report': both(async (scene, { done }) => {
    const messageId = await spoken(scene, done, 'text')
    return scene.api.chat.report({ orderId: done, messageId, reason: 'abuse', text: '说话难听', key: key() })
  }),
  'chat.reports': plain(({ api }) => api.chat.reports({ scope: 'open' })),
  'chat.countReports': plain(({ api }) => api.chat.countReports()),
  'chat.decide': both(async (scene, { done }) => {
    const reportId = await reportedSaying(scene, done)
    return scene.api.chat.decide({ reportId, outcome: 'keep', decision: '没有问题', key: key() })
  }),
}
