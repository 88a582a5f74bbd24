import { type CallTable, plain } from './scene.ts'

export const accounts: CallTable = {
  'accounts.me': plain(({ api }) => api.accounts.me()),
  'accounts.rename': plain(({ api }) => api.accounts.rename({ name: '林' })),
}
