import type { Ctx } from '../../context.ts'
import { promisedStates } from '../../orders/order.contract.ts'
import { settleLapses } from './settle-lapses.ts'
import { tellLapses } from './tell-lapses.ts'

/**
 * Looks for promised visits on whose day a paper of the provider or the caregiver does not hold, tells their families, and settles
 * what waited long enough. Asking twice tells once. One provider that fails keeps no other from its turn. Gives how many were told
 * and settled.
 */
export async function fireDueLapses(ctx: Ctx): Promise<{ told: number; settled: number }> {
  const done = { told: 0, settled: 0 }
  for (const providerId of await providersToAsk(ctx)) {
    try {
      done.settled += await settleLapses(ctx, providerId)
      done.told += await tellLapses(ctx, providerId)
      // Where nothing can be waited for, nothing is.
      done.settled += await settleLapses(ctx, providerId)
    } catch (error) {
      ctx.log.error({ err: error, providerId }, 'lapsed papers were not looked at')
    }
  }
  return done
}

/** Those with a visit that may lack something, or held ones: one statement. Which of them do is asked of the rules. */
async function providersToAsk({ db, clock }: Ctx): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select distinct o.provider_id::text as id
    from "order" o join visit v on v.order_id = o.id join offering f on f.id = o.offering_id
    cross join lateral (select (v.starts_at at time zone 'Asia/Shanghai')::date as day) on_day
    where o.state::text = any(${[...promisedStates]}) and v.starts_at > ${clock.now()}::timestamptz
      and (not f.cleared @> on_day.day
        or not exists (select from credential c where c.caregiver_id = v.caregiver_id)
        or exists (select from credential c where c.caregiver_id = v.caregiver_id
          and (c.suspended_at is not null or c.expires_on < on_day.day)))
    union
    select o.provider_id::text from lapsed_visit l join "order" o on o.id = l.order_id where l.state = 'waiting'`
  return rows.map(({ id }) => id)
}
