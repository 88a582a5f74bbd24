import type { Ctx, PersonCtx } from '../context.ts'
import type { NoticeKind, NoticeView } from './notice.contract.ts'

const SHOWN = 50

/** The viewer's latest 50 notices, newest first, and how many of all are unread. */
export async function findNotices(ctx: PersonCtx): Promise<{ items: NoticeView[]; unread: number }> {
  const rows = await ctx.db.notice.findMany({
    where: { userId: ctx.viewer.userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
    include: { messages: { orderBy: { channel: 'asc' } } },
  })
  const items = rows.map(({ id, kind, params, path, createdAt, readAt, messages }) => ({
    id,
    kind: kind as NoticeKind,
    params: params as Record<string, unknown>,
    path,
    createdAt,
    readAt,
    messages: messages.map(({ channel, state, sentAt }) => ({ channel, state, at: sentAt })),
  }))
  return { items, unread: await countUnread(ctx) }
}

/** How many notices the viewer has not read; 0 for anyone not signed in. */
export async function countUnread({ db, viewer }: Pick<Ctx, 'db' | 'viewer'>): Promise<number> {
  return viewer.kind === 'person' ? db.notice.count({ where: { userId: viewer.userId, readAt: null } }) : 0
}
