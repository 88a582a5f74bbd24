import type { Ctx } from '../context.ts'
import { dayOf, minuteOf } from '../kernel/wall-time.ts'
import { bookTransfer, orderPockets } from '../ledger/ledger.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { lockMoney } from '../payments/payments.entry.ts'
import { inTransaction } from '../platform/db.ts'
import { payoutRuleOf, shareOut } from './payout.rules.ts'

/**
 * The day's payouts, once a day from the rule's hour on: whatever stood still is taken up where it stopped, since an order's
 * money is read anew under its lock. Gives whether the day was run now.
 */
export async function runPayouts(ctx: Ctx, { now = false }: { now?: boolean } = {}): Promise<boolean> {
  const at = ctx.clock.now()
  const day = dayOf(at)
  if (!now && minuteOf(at) < payoutRuleOf(day).hour * 60) return false
  const row = { day: new Date(`${day}T00:00:00Z`), startedAt: at }
  await ctx.db.payoutRun.createMany({ data: [row], skipDuplicates: true })
  const run = await ctx.db.payoutRun.findUniqueOrThrow({ where: { day: row.day } })
  if (run.finishedAt && !now) return false
  const done = { payouts: 0, amountFen: 0, withoutAccount: 0, belowLeast: 0 }
  const ready = await ctx.db.payoutAccount.findMany({
    where: { adapter: ctx.ports.payments.name, ready: true },
    select: { providerId: true, externalId: true },
  })
  const accounts = new Map(ready.map(({ providerId, externalId }) => [providerId, externalId]))
  for (const owed of await findOwed(ctx)) {
    const accountId = accounts.get(owed.providerId)
    if (!accountId) {
      done.withoutAccount += 1
      continue
    }
    const shares = shareOut(owed.orders, Number(owed.askedBack), payoutRuleOf(day).leastFen)
    if (shares.length === 0) done.belowLeast += 1
    for (const share of shares) {
      const sent = await beginPayout(ctx, {
        ...share,
        providerId: owed.providerId,
        accountId,
      })
      done.payouts += sent > 0 ? 1 : 0
      done.amountFen += sent
    }
  }
  await ctx.db.payoutRun.update({
    where: { day: row.day },
    data: {
      finishedAt: ctx.clock.now(),
      payouts: { increment: done.payouts },
      amountFen: { increment: done.amountFen },
      withoutAccount: done.withoutAccount,
      belowLeast: done.belowLeast,
    },
  })
  return true
}

type Owed = { providerId: string; askedBack: bigint; orders: { orderId: string; fen: number }[] }

/**
 * What is owed to whom, order by order, the oldest entry first; and what is being asked back from them. What insurance and
 * vouchers bear is owed, too, but not sent on before they have paid it: nobody else's money stands in for theirs.
 */
const findOwed = ({ db }: Ctx) => db.$queryRaw<Owed[]>`
  select pocket.provider_id::text as "providerId",
    json_agg(json_build_object('orderId', pocket.order_id, 'fen', pocket.fen) order by pocket.since) as orders,
    (select coalesce(sum(back.amount_fen), 0) from payout_reversal back join payout on payout.id = back.payout_id
      where payout.provider_id = pocket.provider_id and back.state = 'requested') as "askedBack"
  from (
    select account.provider_id, journal.order_id, min(journal.at) as since,
      case when sum(line.amount_fen) < 0 then sum(line.amount_fen)
        else greatest(0, sum(line.amount_fen) + coalesce((
          select sum(owing.amount_fen) from ledger_line owing
            join ledger_account fund on fund.code = owing.account_code
            join ledger_journal entry on entry.id = owing.journal_id
          where entry.order_id = journal.order_id and fund.kind in ('ltci_receivable', 'voucher_receivable')
        ), 0)) end::int as fen
    from ledger_account account
    join ledger_line line on line.account_code = account.code
    join ledger_journal journal on journal.id = line.journal_id
    where account.kind = 'payable'
      and not exists (select from provider where provider.id = account.provider_id and payouts_held_at is not null)
    group by account.provider_id, journal.order_id
    having sum(line.amount_fen) <> 0
  ) as pocket
  group by pocket.provider_id
  having sum(pocket.fen) filter (where pocket.fen > 0) > 0
  order by pocket.provider_id`

type Begin = { orderId: string; providerId: string; accountId: string; amountFen: number }

/** Gives the fen that have set out: less, or nothing, where the order's money has moved since it was looked at. */
function beginPayout(ctx: Ctx, { orderId, providerId, accountId, amountFen: most }: Begin): Promise<number> {
  return inTransaction(ctx.db, async (tx) => {
    await lockMoney(tx, orderId)
    const { payableFen } = await orderPockets(tx, orderId)
    const amountFen = Math.min(most, payableFen)
    if (amountFen <= 0) return 0
    const adapter = ctx.ports.payments.name
    const at = ctx.clock.now()
    const { id } = await tx.payout.create({
      data: { providerId, orderId, adapter, accountId, amountFen, createdAt: at },
      select: { id: true },
    })
    await bookTransfer(tx, { id, orderId, providerId, adapter, amountFen, at })
    await enqueue(tx, 'payout', { payoutId: id })
    return amountFen
  })
}
