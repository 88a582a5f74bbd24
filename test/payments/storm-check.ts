import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { type Storm, truthOf } from './storm.ts'

/**
 * Whether every order of a storm has ended where Stripe says: what was paid and given back there is so here, the rest is
 * held or released, the books have no difference, and nothing was applied twice. Gives what is wrong, by seed.
 */
export async function findDivergence(storm: Storm, orders: ReadonlyMap<number, string>): Promise<string[]> {
  const { db, clock, stripe } = storm
  const ids = [...orders.values()]
  const rows = await db.$queryRaw<Found[]>`
    select "order".id::text as "orderId",
      coalesce((select sum(amount_fen) from payment where order_id = "order".id and state = 'paid'), 0)::int as "paidFen",
      coalesce((select sum(refund.amount_fen) from refund join payment on payment.id = payment_id
        where order_id = "order".id and refund.state = 'done'), 0)::int as "returnedFen",
      (select count(*) from refund join payment on payment.id = payment_id
        where order_id = "order".id and refund.state = 'requested')::int as "underWay",
      coalesce((select sum(amount_fen) from ledger_line
        join ledger_account on code = account_code
        where ledger_account.order_id = "order".id), 0)::int as "heldFen",
      coalesce((select sum(amount_fen) from ledger_line
        join ledger_account on code = account_code join ledger_journal on ledger_journal.id = journal_id
        where ledger_journal.order_id = "order".id and (ledger_account.kind in ('payable', 'commission', 'transferring')
          or ledger_account.kind = 'clearing' and ledger_journal.kind in ('transfer_done', 'reversal_done'))), 0)::int
        as "releasedFen",
      (coalesce((select sum(amount_fen) from payout where order_id = "order".id and state = 'sent'), 0)
        - coalesce((select sum(back.amount_fen) from payout_reversal back join payout on payout.id = payout_id
          where order_id = "order".id and back.state = 'sent'), 0))::int as "sentFen",
      (select count(*) from payout left join payout_reversal back on back.payout_id = payout.id
        where order_id = "order".id and (payout.state = 'requested' or back.state = 'requested'))::int as "onTheWay",
      (select count(*) from event where stream = 'order:' || "order".id and transition in ('pay', 'settle'))::int
        as "payments",
      (select count(*) from event where stream = 'order:' || "order".id and transition = 'refund')::int as "refunds",
      (select count(*) from refund join payment on payment.id = payment_id
        where order_id = "order".id)::int as "promised"
    from "order" where id = any(${ids}::uuid[])`
  const found = new Map(rows.map((row) => [row.orderId, row]))
  const { differences } = await checkBooks(db, clock.now())
  const different = new Set(differences.map(({ orderId }) => orderId))
  return [...orders].flatMap(([seed, orderId]) => {
    const row = found.get(orderId)
    const truth = truthOf(stripe, orderId)
    const wrong = row ? problemsOf(row, truth) : ['there is no such order']
    if (different.has(orderId)) wrong.push('the books differ from the facts')
    return wrong.map((text) => `seed ${seed}: ${text} ${JSON.stringify({ ...row, truth })}`)
  })
}

type Found = {
  orderId: string
  paidFen: number
  returnedFen: number
  underWay: number
  heldFen: number
  releasedFen: number
  payments: number
  refunds: number
  promised: number
  sentFen: number
  onTheWay: number
}

function problemsOf(row: Found, truth: ReturnType<typeof truthOf>): string[] {
  const wrong: string[] = []
  if (row.paidFen !== truth.paidFen) wrong.push('other money was paid')
  if (row.returnedFen !== truth.returnedFen) wrong.push('other money was given back')
  if (row.sentFen !== truth.sentFen) wrong.push('other money was sent on')
  if (row.onTheWay > 0) wrong.push('a payout is still on its way')
  if (row.underWay > 0) wrong.push('a refund is still under way')
  if (row.paidFen !== row.releasedFen + row.returnedFen + row.heldFen) wrong.push('paid is not the sum')
  if (row.payments > 1) wrong.push('the order was paid twice')
  if (row.refunds > row.promised) wrong.push('a refund was told twice')
  return wrong
}
