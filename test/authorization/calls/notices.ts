import { both, type CallTable, guessed, plain } from './scene.ts'

export const notices: CallTable = {
  'notices.settings': plain(({ api }) => api.notices.settings()),
  'notices.saveSettings': plain(({ api }) =>
    api.notices.saveSettings({ on: [], quietFrom: '22:00', quietUntil: '07:00' }),
  ),
  'notices.setMail': plain(({ api }) => api.notices.setMail({ address: 'lin@mail.example' })),
  'notices.confirmMail': plain(({ api }) => api.notices.confirmMail({ token: guessed })),
  'notices.removeMail': plain(({ api }) => api.notices.removeMail()),
  'notices.pushKey': plain(({ api }) => api.notices.pushKey()),
  'notices.addDevice': plain(({ api }) =>
    api.notices.addDevice({
      endpoint: `https://push.example/${Math.random()}`,
      p256dh: 'B'.repeat(87),
      auth: 'a'.repeat(22),
    }),
  ),
  'notices.removeDevice': plain(({ api }) => api.notices.removeDevice({})),
  'notices.deliveries': plain(({ api }) => api.notices.deliveries({})),
  'notices.preview': plain(({ api }) => api.notices.preview()),
  'notices.list': both(async ({ api }, { noticeId }) =>
    (await api.notices.list()).items.some(({ id }) => id === noticeId),
  ),
  'notices.unread': plain(async ({ api }) => (await api.notices.unread()) > 0),
  'notices.markRead': both(async ({ api, db }, { noticeId }) => {
    await api.notices.markRead({ noticeId })
    return (await db.notice.findUniqueOrThrow({ where: { id: noticeId } })).readAt !== null
  }),
}
