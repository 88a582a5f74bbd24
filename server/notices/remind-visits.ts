import type { Ctx } from '../context.ts'
import { after, days, hours } from '../kernel/clock.ts'
import { minuteOf } from '../kernel/wall-time.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, type Tx } from '../platform/db.ts'

/** The day before and the hour before; whoever ordered later than that knows it anyway. */
const reminders = [
  { kind: 'visit_tomorrow', ahead: days(1) },
  { kind: 'visit_soon', ahead: hours(1) },
] as const

/**
 * Reminds family and carer, and by a call those recipients who want it, of the accepted visits that are a day or an hour away; gives of how many. Each once for each time
 * it has: a visit that was moved is reminded of again. Asking twice, or two processes at once, reminds once.
 */
export async function remindVisits({ db, clock }: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  let count = 0
  for (const { kind, ahead } of reminders) {
    count += await inTransaction(db, async (tx) => {
      const now = clock.now()
      const due = await tx.$queryRaw<{ id: string }[]>`
        insert into visit_reminder (order_id, kind, starts_at)
        select id, ${kind}, starts_at from "order"
        where state = 'accepted' and starts_at > ${now}::timestamptz and starts_at <= ${after(now, ahead)}::timestamptz
          and entered_at <= starts_at - ${ahead} * interval '1 millisecond'
        order by starts_at limit 200
        on conflict do nothing
        returning order_id::text as id`
      await tell(
        tx,
        kind,
        due.map(({ id }) => id),
      )
      return due.length
    })
  }
  return count
}

/** 8:00 to 20:00 on clocks in Shanghai. */
const isWaking = (at: Date) => minuteOf(at) >= 8 * 60 && minuteOf(at) < 20 * 60

async function tell(tx: Tx, kind: (typeof reminders)[number]['kind'], ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const orders = await tx.order.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { startsAt: 'asc' },
    include: { recipient: true, provider: true, visit: { include: { caregiver: true } } },
  })
  for (const { id: orderId, familyId, providerId, startsAt, terms, recipient, provider, visit } of orders) {
    const params = {
      calledBy: recipient.calledBy,
      providerName: provider.name,
      caregiverName: visit?.caregiver.name ?? '',
      title: (terms as OfferingTerms).title,
      startsAt: startsAt.toISOString(),
    }
    const dedupe = `${orderId}:${kind}:${startsAt.toISOString()}`
    await enqueue(tx, 'notice', {
      ...{ to: { familyId }, kind, params, path: `/orders/${orderId}`, dedupe: `${dedupe}:family` },
    })
    const calledNow = kind === 'visit_tomorrow' && recipient.callsAhead && recipient.phone !== null
    // The day before at the same hour: nobody is called by night.
    if (calledNow && isWaking(startsAt))
      await enqueue(tx, 'elder_call', { orderId, startsAt: startsAt.toISOString() })
    const userId = visit?.caregiver.userId
    if (!userId) continue
    await enqueue(tx, 'notice', {
      ...{ to: { userId }, kind, params, dedupe: `${dedupe}:carer` },
      path: `/desk/${providerId}/orders/${orderId}`,
    })
  }
}
