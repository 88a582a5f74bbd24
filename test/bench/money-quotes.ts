import { after, days } from '../../server/kernel/clock.ts'
import { countQuote } from '../../server/quotes/quote.rules.ts'
import { countNow } from '../../server/quotes/quotes.entry.ts'
import { holdAll } from '../entitlements/held.ts'
import { coupon, factsOf, ltci, rules, voucher } from '../quotes/given.ts'
import { percentile, rounded } from './figure.ts'
import type { MoneyBench } from './money-webhooks.ts'
import { timed } from './timed.ts'

const QUOTES = 500
const COUNTS = 20_000

/** Quotes of a draft with insurance and a voucher: read and counted, one at a time and eight; and the counting alone. */
export async function quotes({ ctx, world, tell }: MoneyBench): Promise<void> {
  await holdAll(ctx.db, world.father.id)
  await ctx.db.provider.update({ where: { id: world.provider.id }, data: { ltci: true, voucher: true } })
  const startsAt = after(ctx.clock.now(), days(1))
  const { providerId, siteId, category, mode, unit, minutes, priceFen } = world.offering
  const subject = {
    ...{ terms: { category, mode, unit, minutes, priceFen, fees: [] }, count: 1, providerId, siteId },
    ...{ recipientId: world.father.id, startsAt, endsAt: after(startsAt, minutes * 60_000) },
  }
  const figure = (metric: string, value: number, n: number) =>
    tell({ engine: 'postgres', metric: `quotes, ${metric}`, value: rounded(value), n })
  for (const clients of [1, 8]) {
    const { seconds, sorted } = await timed(Array(QUOTES).fill(subject), clients, () =>
      countNow(ctx.db, subject),
    )
    figure(`${clients} at a time: quotes/s`, QUOTES / seconds, QUOTES)
    figure(`${clients} at a time: p99 ms`, percentile(sorted, 0.99), QUOTES)
  }
  const facts = factsOf([ltci(100_000), voucher(5_000, 80_000), coupon(500)])
  const started = performance.now()
  for (let i = 0; i < COUNTS; i++) countQuote(facts, rules)
  figure('counting alone: quotes/s', COUNTS / ((performance.now() - started) / 1_000), COUNTS)
}
