import { type CallTable, plain } from './scene.ts'

export const statistics: CallTable = {
  'statistics.published': plain(({ api }) => api.statistics.published({ year: 2026 })),
  'statistics.whole': plain(({ api }) => api.statistics.whole({ year: 2026 })),
}
