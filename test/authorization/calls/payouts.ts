import { both, type CallTable, key, plain } from './scene.ts'

export const payouts: CallTable = {
  'payouts.forProvider': both(({ api }, { providerId }) => api.payouts.forProvider({ providerId })),
  'payouts.openAccount': both(({ api }, { providerId }) =>
    api.payouts.openAccount({ providerId, key: key() }),
  ),
  'payouts.overview': plain(({ api }) => api.payouts.overview()),
  'payouts.run': plain(({ api }) => api.payouts.run()),
}
