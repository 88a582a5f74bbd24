import type { Ctx, PersonCtx } from '../context.ts'
import { dayOf, minuteOf } from '../kernel/wall-time.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import type { Prisma } from '../platform/db.ts'
import type { PayoutRow, PayoutsOverview, ProviderPayouts } from './payout.contract.ts'
import { nextPayoutDay, payoutRuleOf } from './payout.rules.ts'
import { findAccount } from './payout-account.ts'

const parts = {
  order: { select: { number: true, terms: true } },
  provider: { select: { id: true, name: true } },
} as const satisfies Prisma.PayoutInclude
type Payout = Prisma.PayoutGetPayload<{ include: typeof parts }>
type Reversal = Prisma.PayoutReversalGetPayload<{ include: { payout: { include: typeof parts } } }>

/** Where a provider's money went. Refuses with providers.not_found, providers.not_allowed. */
export async function findPayouts(
  ctx: PersonCtx,
  { providerId }: { providerId: string },
): Promise<ProviderPayouts> {
  const account = await findAccount(ctx, { providerId })
  const latest = { orderBy: { createdAt: 'desc' }, take: 100 } as const
  const [payouts, reversals, sent, back] = await Promise.all([
    ctx.db.payout.findMany({ where: { providerId }, include: parts, ...latest }),
    ctx.db.payoutReversal.findMany({
      where: { payout: { providerId } },
      include: { payout: { include: parts } },
      ...latest,
    }),
    ctx.db.payout.groupBy({ by: ['state'], where: { providerId }, _sum: { amountFen: true } }),
    ctx.db.payoutReversal.aggregate({
      where: { payout: { providerId }, state: 'sent' },
      _sum: { amountFen: true },
    }),
  ])
  const fen = (state: 'sent' | 'requested') => sent.find((row) => row.state === state)?._sum.amountFen ?? 0
  const now = ctx.clock.now()
  const day = dayOf(now)
  return {
    account,
    rows: [...payouts.map(payoutRow), ...reversals.map(reversalRow)]
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
      .slice(0, 100),
    sentFen: fen('sent') - (back._sum.amountFen ?? 0),
    onTheWayFen: fen('requested'),
    nextDay: nextPayoutDay(day, Math.floor(minuteOf(now) / 60)),
    leastFen: payoutRuleOf(day).leastFen,
  }
}

/** The days' runs, what went wrong and who could not be paid: for operators. */
export async function findOverview({ db, ports }: Ctx): Promise<PayoutsOverview> {
  const stuck = { OR: [{ state: 'failed' as const }, { state: 'requested' as const, attempts: { gt: 0 } }] }
  const latest = { orderBy: { createdAt: 'desc' }, take: 50 } as const
  const [runs, payouts, reversals, withoutAccount] = await Promise.all([
    db.payoutRun.findMany({ orderBy: { day: 'desc' }, take: 14 }),
    db.payout.findMany({ where: stuck, include: parts, ...latest }),
    db.payoutReversal.findMany({ where: stuck, include: { payout: { include: parts } }, ...latest }),
    db.$queryRaw<(PayoutsOverview['withoutAccount'][number] & { owedFen: bigint })[]>`
      select provider.id::text as "providerId", provider.name, sum(line.amount_fen) as "owedFen",
        case when mine.provider_id is null then 'none' else 'incomplete' end as state
      from ledger_account account
      join provider on provider.id = account.provider_id
      join ledger_line line on line.account_code = account.code
      left join payout_account mine on mine.provider_id = provider.id and mine.adapter = ${ports.payments.name}
      where account.kind = 'payable' and mine.ready is not true
      group by provider.id, mine.provider_id
      having sum(line.amount_fen) > 0
      order by 3 desc
      limit 50`,
  ])
  const trouble = (
    row: PayoutRow,
    { provider }: Payout,
    tried: { attempts: number; lastError: string | null },
  ) => ({
    ...row,
    providerId: provider.id,
    providerName: provider.name,
    attempts: tried.attempts,
    lastError: tried.lastError ?? '',
  })
  return {
    runs: runs.map(({ day, ...run }) => ({ ...run, day: day.toISOString().slice(0, 10) })),
    troubles: [
      ...payouts.map((payout) => trouble(payoutRow(payout), payout, payout)),
      ...reversals.map((reversal) => trouble(reversalRow(reversal), reversal.payout, reversal)),
    ],
    withoutAccount: withoutAccount.map((row) => ({ ...row, owedFen: Number(row.owedFen) })),
  }
}

const payoutRow = ({ id, orderId, order, amountFen, state, createdAt, endedAt }: Payout): PayoutRow => ({
  id,
  kind: 'payout',
  orderId,
  orderNumber: order.number,
  title: (order.terms as OfferingTerms).title,
  amountFen,
  state,
  createdAt,
  endedAt,
})

const reversalRow = ({ id, payout, amountFen, state, createdAt, endedAt }: Reversal): PayoutRow => ({
  ...payoutRow(payout),
  id,
  kind: 'reversal',
  amountFen: -amountFen,
  state,
  createdAt,
  endedAt,
})
