import { type Db, readRows, type Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import type { AccountKind, OrderMoney } from './ledger.contract.ts'

/** By kind of account; `transferredFen` has left us for the provider, less what came back. */
export type Pockets = Readonly<Record<`${AccountKind}Fen` | 'transferredFen', number>>

/** What an order's journals have left in each kind of account, in fen. `clearingFen` is below zero by what is with us. */
export async function orderPockets(db: Db | Tx, orderId: string): Promise<Pockets> {
  const rows = await db.$queryRaw<{ kind: AccountKind | 'transferred'; fen: number }[]>`
    select case when journal.kind in ('transfer_done', 'reversal_done') and line.account_code like 'clearing:%'
        then 'transferred' else split_part(line.account_code, ':', 1) end as kind,
      sum(line.amount_fen)::int as fen
    from ledger_journal journal
    join ledger_line line on line.journal_id = journal.id
    where journal.order_id = ${orderId}::uuid
      -- What a package keeps in custody is the package's, also where it pays for the order.
      and (journal.package_id is null or line.account_code not like 'custody:%')
    group by 1`
  const fen = (kind: AccountKind | 'transferred') => rows.find((row) => row.kind === kind)?.fen ?? 0
  return {
    clearingFen: fen('clearing'),
    heldFen: fen('held'),
    custodyFen: fen('custody'),
    depositFen: fen('deposit'),
    write_offFen: fen('write_off'),
    payableFen: fen('payable'),
    commissionFen: fen('commission'),
    refundingFen: fen('refunding'),
    transferringFen: fen('transferring'),
    transferredFen: fen('transferred'),
    ltci_receivableFen: fen('ltci_receivable'),
    voucher_receivableFen: fen('voucher_receivable'),
    coupon_costFen: fen('coupon_cost'),
  }
}

/** Where an order's money is, as its family and the operators may know; null while none ever came. */
export async function findOrderMoney(db: Db | Tx, orderId: string): Promise<OrderMoney | null> {
  const [row] = await readRows<OrderMoneyRow>(
    db,
    Prisma.sql`
    select
      -sum(fen) filter (where kind = 'payment_received' and account = 'clearing') as paid,
      sum(fen) filter (where account in ('held', 'custody', 'deposit')) as held,
      sum(fen) filter (where account = 'custody') as custody,
      sum(fen) filter (where account = 'deposit') as deposit,
      -- What funders and packages bear is in it from both sides: the family's own part is left.
      sum(fen) filter (where account in ('package', 'payable', 'commission', 'transferring', 'ltci_receivable',
          'voucher_receivable', 'coupon_cost', 'write_off')
        or (account = 'clearing' and kind in ('transfer_done', 'reversal_done', 'funder_paid'))) as released,
      sum(fen) filter (where account = 'refunding') as refunding,
      sum(fen) filter (where kind in ('refund_done', 'refund_failed') and account = 'clearing') as refunded
    from (
      -- What a package pays of the order was the package's: it is no part of what was paid for this one.
      select journal.kind, case when journal.package_id is not null and line.account_code like 'custody:%' then 'package'
        else split_part(line.account_code, ':', 1) end as account, line.amount_fen as fen
      from ledger_journal journal
      join ledger_line line on line.journal_id = journal.id
      where journal.order_id = ${orderId}::uuid
    ) as moved`,
  )
  if (!row?.paid) return null
  return {
    paidFen: Number(row.paid),
    heldFen: Number(row.held ?? 0),
    custodyFen: Number(row.custody ?? 0),
    depositFen: Number(row.deposit ?? 0),
    releasedFen: Number(row.released ?? 0),
    refundingFen: Number(row.refunding ?? 0),
    refundedFen: Number(row.refunded ?? 0),
  }
}

type OrderMoneyRow = Record<
  'paid' | 'held' | 'custody' | 'deposit' | 'released' | 'refunding' | 'refunded',
  bigint | string | null
>
