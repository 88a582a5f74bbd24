import { type CallTable, key, plain } from './scene.ts'

export const statistics: CallTable = {
  'statistics.published': plain(({ api }) => api.statistics.published({ year: 2026 })),
  'statistics.population': plain(({ api }) => api.statistics.population()),
  'statistics.enterPopulation': plain(({ api }) =>
    api.statistics.enterPopulation({
      ...{ regionCode: '310115', ageGroup: 'age_60', people: 1000, asOf: '2025-12-31' },
      ...{ source: '统计公报', key: key() },
    }),
  ),
  'statistics.publishEvaluation': plain(({ api }) =>
    api.statistics.publishEvaluation({ year: 2026, key: key() }),
  ),
  'statistics.writeNote': plain(({ api }) =>
    api.statistics.writeNote({ year: 2026, section: 'preface', text: '这一年', key: key() }),
  ),
  'statistics.whole': plain(({ api }) => api.statistics.whole({ year: 2026 })),
}
