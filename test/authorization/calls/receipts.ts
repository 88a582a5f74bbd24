import { both, type CallTable, plain } from './scene.ts'

export const receipts: CallTable = {
  'receipts.order': both(({ api }, { done }) => api.receipts.order({ orderId: done })),
  'receipts.year': plain(async ({ api }) => (await api.receipts.year({ year: 2026 })).rows.length > 0),
}
