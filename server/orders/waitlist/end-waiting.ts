import type { Ctx } from '../../context.ts'
import type { Tx } from '../../platform/db.ts'
import { closeOffer, tellFamily } from './offer-freed.ts'
import { wishParts } from './wish-record.ts'

/** Ends all waiting at a provider that closes, in the caller's transaction, and tells each family. Gives how many. */
export async function endWaiting(tx: Tx, { clock }: Pick<Ctx, 'clock'>, providerId: string): Promise<number> {
  const now = clock.now()
  const wishes = await tx.waitWish.findMany({
    where: { providerId, state: { in: ['waiting', 'offered'] } },
    include: wishParts,
  })
  for (const wish of wishes) {
    for (const { id, state } of wish.offers) if (state === 'open') await closeOffer(tx, id, 'lapsed', now)
    await tx.waitWish.update({ where: { id: wish.id }, data: { state: 'lapsed', closedAt: now } })
    await tellFamily(tx, wish, 'wait_over', {}, '/waitlist', wish.id)
  }
  return wishes.length
}
