import { both, type CallTable, plain } from './scene.ts'

export const ledger: CallTable = {
  'ledger.books': plain(({ api }) => api.ledger.books()),
  'ledger.earnings': both(({ api }, { providerId }) => api.ledger.earnings({ providerId })),
}
