import type { Topics } from '../../server/outbox/worker.ts'

export const nothing: Topics = {
  nudge: async () => {},
  notice: async () => {},
  alarm: async () => {},
  elder_text: async () => {},
  elder_call: async () => {},
  refund: async () => {},
  ask_back: async () => {},
  payout: async () => {},
  payout_reversal: async () => {},
  payout_account: async () => {},
  listing: async () => {},
  freed: async () => {},
  reindex: async () => {},
}
