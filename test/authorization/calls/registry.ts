import { type CallTable, plain } from './scene.ts'

export const registry: CallTable = {
  'registry.runs': plain(({ api }) => api.registry.runs()),
  'registry.run': plain(({ api, cast }) => api.registry.run({ runId: cast.run.id })),
}
