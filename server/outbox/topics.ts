import type { Ctx } from '../context.ts'
import { refreshListing } from '../discovery/discovery.entry.ts'
import { wakeSavedSearches } from '../discovery/saved-search.entry.ts'
import { callElder } from '../elders/elders.entry.ts'
import { textPeople } from '../incidents/incidents.entry.ts'
import { room } from '../live/rooms.contract.ts'
import type { Live } from '../live/socket-server.ts'
import { type Delivered, deliverNotice } from '../notices/notices.entry.ts'
import { offerFreed } from '../orders/orders.entry.ts'
import { sendRefund } from '../payments/payments.entry.ts'
import { askBack, refreshAccount, sendPayout, sendReversal } from '../payouts/payouts.entry.ts'
import { textElder } from '../phone-orders/phone-orders.entry.ts'
import type { OutboxTopics } from './outbox.entry.ts'
import type { Topics } from './worker.ts'

type Speaker = Pick<Live, 'refresh'> & {
  emitChanged(...said: Parameters<Live['emitChanged']>): void | Promise<void>
}

/** Who takes what from the outbox. `ctx` is the system's own: an anonymous viewer with every port. */
export function createTopics(ctx: Ctx, live: Speaker): Topics {
  return {
    nudge: nudger(live),
    notice: async (payload, mark) => nudgeInboxes(live, await deliverNotice(ctx, payload), mark),
    alarm: (payload) => textPeople(ctx, payload),
    elder_call: (payload) => callElder(ctx, payload),
    elder_text: (payload) => textElder(ctx, payload),
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
async function nudgeInboxes(live: Speaker, { people, at }: Delivered, mark: string): Promise<void> {
  const version = at.getTime()
  await Promise.all(
    people.map((id) => live.emitChanged([room.user(id)], { kind: 'notices', id, version, mark })),
  )
}

const movesPeople: ReadonlySet<OutboxTopics['nudge']['kind']> = new Set([
  'family',
  'provider',
  'claim',
  'session',
])

/**
 * A change of who belongs where first opens and closes rooms, so that those who left hear nothing more; what is said in those
 * rooms meanwhile waits for it.
 */
function nudger(live: Speaker) {
  const moving = new Map<Promise<void>, readonly string[]>()
  return async ({ rooms, kind, id, version }: OutboxTopics['nudge'], mark: string): Promise<void> => {
    const changed = { kind, id, version, mark }
    const here = [...moving].filter(([, theirs]) => theirs.some((name) => rooms.includes(name)))
    if (movesPeople.has(kind)) {
      const moved = live.refresh(rooms, changed)
      moving.set(moved, rooms)
      return moved.finally(() => moving.delete(moved))
    }
    await Promise.allSettled(here.map(([moved]) => moved))
    await live.emitChanged(rooms, changed)
  }
}
