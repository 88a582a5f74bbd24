import type { Ctx } from '../context.ts'
import type { Db } from '../platform/db.ts'
import { regionNames } from '../regions/regions.entry.ts'
import { checkBooks } from './check-books.ts'
import { findRules } from './find-rules.ts'
import type { AccountBalance, Books, JournalRow, RuleRow } from './ledger.contract.ts'

/** The books as they stand this moment, checked while one waits: for operators. */
export async function findBooks({ db, clock }: Ctx): Promise<Books> {
  const [check, balances, payables, journals, rules] = await Promise.all([
    checkBooks(db, clock.now()),
    findBalances(db),
    findPayables(db),
    findJournals(db),
    findNamedRules(db),
  ])
  const accounts = [...balances, ...journals.flatMap(({ lines }) => lines)]
  const regions = await regionNames(
    db,
    accounts.filter(isFund).map(({ name }) => name),
  )
  const named = <Account extends Named>(account: Account): Account =>
    isFund(account) ? { ...account, name: regions.get(account.name) ?? account.name } : account
  return {
    ...{ check, payables, rules },
    balances: balances.map(named),
    journals: journals.map((journal) => ({ ...journal, lines: journal.lines.map(named) })),
  }
}

type Named = Pick<AccountBalance, 'kind' | 'name'>
/** Accounts of funds are kept by the code of their region. */
const isFund = ({ kind }: Named) => kind === 'ltci_receivable' || kind === 'voucher_receivable'

async function findBalances(db: Db): Promise<AccountBalance[]> {
  const rows = await db.$queryRaw<(Omit<AccountBalance, 'balanceFen' | 'accounts'> & Sums)[]>`
    select kind, adapter as name, sum(fen) as fen, count(*) filter (where fen <> 0) as accounts
    from (
      select account.kind, coalesce(account.adapter, '') as adapter, sum(line.amount_fen) as fen
      from ledger_account account
      join ledger_line line on line.account_code = account.code
      group by account.code
    ) as account
    group by kind, adapter
    order by kind, adapter`
  return rows.map(({ kind, name, fen, accounts }) => ({
    kind,
    name,
    // What the payment provider keeps is what all others together are owed.
    balanceFen: kind === 'clearing' ? -Number(fen) : Number(fen),
    accounts: Number(accounts),
  }))
}

type Sums = { fen: bigint; accounts: bigint }

async function findPayables(db: Db): Promise<Books['payables']> {
  const rows = await db.$queryRaw<{ providerId: string; name: string; fen: bigint }[]>`
    select provider.id as "providerId", provider.name, sum(line.amount_fen) as fen
    from ledger_account account
    join provider on provider.id = account.provider_id
    join ledger_line line on line.account_code = account.code
    where account.kind = 'payable'
    group by provider.id
    having sum(line.amount_fen) <> 0
    order by 3 desc, 2
    limit 50`
  return rows.map(({ fen, ...row }) => ({ ...row, balanceFen: Number(fen) }))
}

async function findJournals(db: Db): Promise<JournalRow[]> {
  const account = { select: { kind: true, adapter: true, provider: { select: { name: true } } } } as const
  const journals = await db.ledgerJournal.findMany({
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 50,
    include: {
      order: { select: { number: true } },
      package: { select: { number: true } },
      rule: { select: { code: true, version: true, basisPoints: true } },
      lines: { include: { account }, orderBy: { amountFen: 'asc' } },
    },
  })
  return journals.map(({ id, kind, at, orderId, order, package: bought, reason, rule, lines }) => ({
    id,
    kind,
    at,
    orderId,
    orderNumber: order?.number ?? bought?.number ?? '',
    reason,
    rule,
    lines: lines.map(({ account: { kind, adapter, provider }, amountFen }) => ({
      kind,
      name: adapter ?? provider?.name ?? '',
      amountFen,
    })),
  }))
}

async function findNamedRules(db: Db): Promise<RuleRow[]> {
  const rules = await findRules(db)
  const ids = rules.flatMap(({ providerId }) => (providerId ? [providerId] : []))
  const providers = await db.provider.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  return rules.map(({ providerId, ...rule }) => ({
    ...rule,
    providerName: providers.find(({ id }) => id === providerId)?.name ?? null,
  }))
}
