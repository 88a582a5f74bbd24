import type { Ctx } from '../context.ts'
import { days } from '../kernel/clock.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { isSpike, prepaymentRuleOf, type SpikeAlarm } from './prepayment.contract.ts'

/** Providers that take in far more ahead than usual, by the rule of the day, from the ledger; the largest first. */
export async function findSpikes({ db, clock }: Pick<Ctx, 'db' | 'clock'>): Promise<SpikeAlarm[]> {
  const now = clock.now()
  const rule = prepaymentRuleOf('spike', dayOf(now))
  if (!rule) return []
  const recentSince = new Date(now.getTime() - days(rule.days))
  const before = new Date(recentSince.getTime() - days(7 * rule.weeks))
  const rows = await db.$queryRaw<{ providerId: string; name: string; recent: bigint; earlier: bigint }[]>`
    select provider.id::text as "providerId", provider.name,
      coalesce(sum(line.amount_fen) filter (where journal.at >= ${recentSince}), 0) as recent,
      coalesce(sum(line.amount_fen) filter (where journal.at < ${recentSince}), 0) as earlier
    from ledger_journal journal
    join ledger_line line on line.journal_id = journal.id and line.amount_fen > 0
    left join "order" o on o.id = journal.order_id
    left join visit_package package on package.id = journal.package_id
    join provider on provider.id = coalesce(package.provider_id, o.provider_id)
    where journal.kind = 'payment_received' and journal.at >= ${before} and journal.at <= ${now}
      and (package.id is not null or o.terms->'places'->>'term' = 'months')
    group by provider.id`
  return rows
    .map(({ providerId, name, recent, earlier }) => ({
      providerId,
      name,
      recentFen: Number(recent),
      usualFen: Math.round((Number(earlier) * rule.days) / (7 * rule.weeks)),
      days: rule.days,
    }))
    .filter((alarm) => isSpike(alarm, rule))
    .sort((a, b) => b.recentFen - a.recentFen)
}

/** Says in the log who does, so that somebody is woken where logs are watched. */
export async function watchPrepayments(ctx: Pick<Ctx, 'db' | 'clock' | 'log'>): Promise<void> {
  const alarms = await findSpikes(ctx)
  if (alarms.length > 0)
    ctx.log.error({ alarms: alarms.slice(0, 20) }, 'a provider takes in unusually much ahead')
}
