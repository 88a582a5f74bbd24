import { both, type CallTable, key } from './scene.ts'

export const waitlist: CallTable = {
  'waitlist.join': both(({ api }, { draft }) =>
    api.waitlist.join({ ...draft, firstDay: '2026-12-01', lastDay: '2026-12-02', key: key() }),
  ),
  'waitlist.mine': both(async ({ api }, { wishId }) =>
    (await api.waitlist.mine()).some(({ id }) => id === wishId),
  ),
  'waitlist.leave': both(({ api }, { wishId }) => api.waitlist.leave({ wishId })),
  'waitlist.offer': both(({ api }, { offerId }) => api.waitlist.offer({ offerId })),
  'waitlist.take': both(({ api }, { offerId }) => api.waitlist.take({ offerId, ownerKey: key() })),
  'waitlist.decline': both(({ api }, { offerId }) => api.waitlist.decline({ offerId })),
  'waitlist.queue': both(
    async ({ api }, { providerId }) => (await api.waitlist.queue({ providerId })).wishes.length > 0,
  ),
}
