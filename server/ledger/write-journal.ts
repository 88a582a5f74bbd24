import type { Tx } from '../platform/db.ts'
import type { AccountKind, JournalKind } from './ledger.contract.ts'

/** A place where money can be. It comes into being with its first line. */
export type Account = {
  readonly code: string
  readonly kind: AccountKind
  readonly adapter?: string
  readonly orderId?: string
  readonly providerId?: string
}

export const clearing = (adapter: string): Account => ({
  code: `clearing:${adapter}`,
  kind: 'clearing',
  adapter,
})
export const held = (orderId: string): Account => ({ code: `held:${orderId}`, kind: 'held', orderId })
export const payable = (providerId: string): Account => ({
  code: `payable:${providerId}`,
  kind: 'payable',
  providerId,
})
export const commission: Account = { code: 'commission', kind: 'commission' }
export const refunding = (adapter: string): Account => ({
  code: `refunding:${adapter}`,
  kind: 'refunding',
  adapter,
})

/** What families have paid a provider ahead and were not given yet: each order's part is kept apart by its journals. */
export const custody = (providerId: string): Account => ({
  code: `custody:${providerId}`,
  kind: 'custody',
  providerId,
})
/** What comes back to the family when its stay is over. */
export const deposit = (orderId: string): Account => ({
  code: `deposit:${orderId}`,
  kind: 'deposit',
  orderId,
})

export const transferring = (adapter: string): Account => ({
  code: `transferring:${adapter}`,
  kind: 'transferring',
  adapter,
})

/** What a region's fund owes us. */
export const receivable = (funder: 'ltci' | 'voucher', regionCode: string): Account => ({
  code: `${funder}_receivable:${regionCode}`,
  kind: `${funder}_receivable`,
  adapter: regionCode,
})
/** What the platform's own coupons cost it. */
export const writeOff: Account = { code: 'write_off', kind: 'write_off' }
export const couponCost: Account = { code: 'coupon_cost', kind: 'coupon_cost' }

export type NewJournal = {
  /** The business fact by name, such as `payment:<id>`: it is written down once. */
  readonly key: string
  readonly kind: JournalKind
  /** What it is about: an order, a package of visits, or the first paid with the second. */
  readonly orderId?: string | null
  readonly packageId?: string | null
  readonly reason?: string
  readonly ruleId?: string | null
  readonly at: Date
  /** Fen each account gains, or gives when below zero; they sum to zero. Lines of nothing are left out. */
  readonly lines: readonly (readonly [Account, number])[]
}

/**
 * Writes a journal in the transaction of what caused it; false when it stands already. The database refuses, at commit,
 * one that does not sum to zero or takes more from an order than it holds.
 */
export async function writeJournal(tx: Tx, journal: NewJournal): Promise<boolean> {
  const { key, kind, orderId = null, packageId = null, reason = '', ruleId = null, at } = journal
  const lines = journal.lines
    .filter(([, fen]) => fen !== 0)
    .map(([{ code, kind, adapter, orderId, providerId }, fen]) => ({
      code,
      kind,
      adapter,
      order_id: orderId,
      provider_id: providerId,
      fen,
    }))
  const written = await tx.$executeRaw`
    with line as (
      select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        as t(code text, kind text, adapter text, order_id uuid, provider_id uuid, fen int)
    ), account as (
      insert into ledger_account (code, kind, adapter, order_id, provider_id)
      select code, kind::ledger_account_kind, adapter, order_id, provider_id from line order by code
      on conflict (code) do nothing
    ), journal as (
      insert into ledger_journal (id, key, kind, order_id, package_id, reason, rule_id, at)
      values (uuidv7(), ${key}, ${kind}::ledger_journal_kind, ${orderId}::uuid, ${packageId}::uuid, ${reason},
        ${ruleId}::uuid, ${at}::timestamptz)
      on conflict (key) do nothing
      returning id
    )
    insert into ledger_line (journal_id, account_code, amount_fen)
    select journal.id, line.code, line.fen from journal, line`
  return written > 0
}
