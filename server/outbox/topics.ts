import type { Ctx } from '../context.ts'
import { refreshListing } from '../discovery/discovery.entry.ts'
import { wakeSavedSearches } from '../discovery/saved-search.entry.ts'
import { textPeople } from '../incidents/incidents.entry.ts'
import { room } from '../live/rooms.contract.ts'
import type { Live } from '../live/socket-server.ts'
import { type Delivered, deliverNotice } from '../notices/notices.entry.ts'
import { offerFreed } from '../orders/orders.entry.ts'
import { sendRefund } from '../payments/payments.entry.ts'
import { askBack, refreshAccount, sendPayout, sendReversal } from '../payouts/payouts.entry.ts'
import type { OutboxTopics } from './outbox.entry.ts'
import type { Topics } from './worker.ts'

/** Who takes what from the outbox. `ctx` is the system's own: an anonymous viewer with every port. */
export function createTopics(ctx: Ctx, live: Pick<Live, 'emitChanged' | 'refresh'>): Topics {
  return {
    nudge: (payload) => nudge(live, payload),
    notice: async (payload) => nudgeInboxes(live, await deliverNotice(ctx, payload)),
    alarm: (payload) => textPeople(ctx, payload),
    refund: (payload) => sendRefund(ctx, payload),
    ask_back: (payload) => askBack(ctx, payload),
    payout: (payload) => sendPayout(ctx, payload),
    payout_reversal: (payload) => sendReversal(ctx, payload),
    payout_account: (payload) => refreshAccount(ctx, payload),
    listing: async ({ providerId }) => {
      await refreshListing(ctx, providerId)
      await wakeSavedSearches(ctx, providerId)
      await offerFreed(ctx, providerId)
    },
    freed: async ({ providerId }) => {
      await offerFreed(ctx, providerId)
    },
    // Those who keep an index of their own see that it was delivered.
    reindex: async () => {},
  }
}

/** Who was told before a crash is nudged once more: their pages count again, and nothing else. */
function nudgeInboxes(live: Pick<Live, 'emitChanged'>, { people, at }: Delivered): void {
  for (const id of people) {
    live.emitChanged([room.user(id)], { kind: 'notices', id, version: at.getTime() })
  }
}

/** A change of who belongs where first opens and closes rooms, so that those who left hear nothing more. */
async function nudge(
  live: Pick<Live, 'emitChanged' | 'refresh'>,
  { rooms, kind, id, version }: OutboxTopics['nudge'],
): Promise<void> {
  if (kind === 'family' || kind === 'provider' || kind === 'claim') await live.refresh(rooms)
  live.emitChanged(rooms, { kind, id, version })
}
