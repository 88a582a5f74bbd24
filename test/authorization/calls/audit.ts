import { type CallTable, plain } from './scene.ts'

export const audit: CallTable = {
  'audit.events': plain(({ api }) => api.audit.events({})),
}
