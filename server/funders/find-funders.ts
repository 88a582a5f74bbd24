import type { Ctx } from '../context.ts'
import { regionNames } from '../regions/regions.entry.ts'
import type { Fund, FunderOverview } from './funder.contract.ts'

/** What funds owe today by the ledger, and what they have paid. Names no recipient. */
export async function findFunders({ db }: Pick<Ctx, 'db'>): Promise<FunderOverview> {
  const [owing, payments] = await Promise.all([
    db.$queryRaw<{ funder: Fund; regionCode: string; owedFen: bigint; orders: bigint }[]>`
      select replace(kind::text, '_receivable', '') as funder, adapter as "regionCode",
        -sum(fen) as "owedFen", count(*) filter (where fen <> 0) as orders
      from (
        select account.kind, account.adapter, journal.order_id, sum(line.amount_fen) as fen
        from ledger_account account
        join ledger_line line on line.account_code = account.code
        join ledger_journal journal on journal.id = line.journal_id
        where account.kind in ('ltci_receivable', 'voucher_receivable')
        group by account.kind, account.adapter, journal.order_id
      ) as each group by kind, adapter having sum(fen) <> 0 order by 3 desc`,
    db.funderPayment.findMany({
      orderBy: [{ enteredAt: 'desc' }, { id: 'desc' }],
      take: 50,
      include: {
        rows: { where: { bearer: { not: null } }, include: { order: { select: { number: true } } } },
        _count: { select: { rows: true } },
      },
    }),
  ])
  const names = await regionNames(
    db,
    [...owing, ...payments].map(({ regionCode }) => regionCode),
  )
  return {
    owing: owing.map(({ owedFen, orders, ...row }) => ({
      ...{ ...row, owedFen: Number(owedFen), orders: Number(orders) },
      regionName: names.get(row.regionCode) ?? row.regionCode,
    })),
    payments: payments.map(({ rows, _count, enteredBy: _, paidOn, funder, regionCode, ...payment }) => ({
      ...{ ...payment, funder: funder as Fund, rows: _count.rows },
      regionName: names.get(regionCode) ?? regionCode,
      paidOn: paidOn.toISOString().slice(0, 10),
      short: rows.map(({ order, owedFen, paidFen, bearer, reason }) => ({
        ...{ orderNumber: order.number, owedFen, paidFen, reason, bearer: bearer ?? '' },
      })),
    })),
  }
}
