import { both, type CallTable, guessed } from './scene.ts'

export const feeds: CallTable = {
  'feeds.list': both(async ({ api }, { familyId }) =>
    (await api.feeds.list()).some(({ scopeId }) => scopeId === familyId),
  ),
  'feeds.make': both(({ api }, { familyId }) => api.feeds.make({ scope: 'family', scopeId: familyId })),
  'feeds.revoke': both(({ api }, { familyId }) => api.feeds.revoke({ scope: 'family', scopeId: familyId })),
  'feeds.read': {
    held: async ({ api, as, cast }) => {
      const { url } = await as.organiser.feeds.make({ scope: 'family', scopeId: cast.ours.familyId })
      return api.feeds.read({ token: url.split('/').at(-1)?.replace('.ics', '') ?? '' })
    },
    guessed: ({ api }) => api.feeds.read({ token: guessed }),
  },
  'feeds.entry': both(({ api }, { accepted }) => api.feeds.entry({ orderId: accepted })),
}
