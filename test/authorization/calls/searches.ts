import { both, type CallTable, plain } from './scene.ts'

export const searches: CallTable = {
  'searches.list': both(async ({ api }, { searchId }) =>
    (await api.searches.list()).some(({ id }) => id === searchId),
  ),
  'searches.save': plain(({ api }) => api.searches.save({ query: { q: '助洁' }, name: '助洁' })),
  'searches.open': both(({ api }, { searchId }) => api.searches.open({ searchId })),
  'searches.rename': both(({ api }, { searchId }) => api.searches.rename({ searchId, name: '附近' })),
  'searches.pause': both(({ api }, { searchId }) => api.searches.pause({ searchId, paused: true })),
  'searches.remove': both(({ api }, { searchId }) => api.searches.remove({ searchId })),
  'searches.restore': both(({ api }, { searchId }) => api.searches.restore({ searchId })),
}
