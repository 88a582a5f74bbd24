import type { Topics } from '../../server/outbox/worker.ts'

export const nothing: Topics = {
  nudge: async () => {},
  notice: async () => {},
  alarm: async () => {},
  refund: async () => {},
  listing: async () => {},
  reindex: async () => {},
}
