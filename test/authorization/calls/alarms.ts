import { type CallTable, key, plain } from './scene.ts'

export const alarms: CallTable = {
  'alarms.list': plain(({ api }) => api.alarms.list({ scope: 'open' })),
  'alarms.move': plain(async ({ api, db }) => {
    const { id: alarmId } = await db.alarm.create({
      data: {
        kind: 'books_differ',
        fingerprint: key(),
        facts: {},
        openedAt: new Date('2026-11-20T02:00:00Z'),
      },
    })
    return api.alarms.move({ alarmId, move: 'acknowledge', key: key() })
  }),
}
