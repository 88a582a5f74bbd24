import { type CallTable, plain } from './scene.ts'

export const console: CallTable = {
  'console.home': plain(({ api }) => api.console.home()),
}
