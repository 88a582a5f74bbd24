import { type CallTable, plain } from './scene.ts'

export const prepayments: CallTable = {
  'prepayments.alarms': plain(({ api }) => api.prepayments.alarms()),
}
