import type { EarningsRow } from '../../../server/ledger/ledger.contract.ts'

type Say = (key: 'month' | 'deposit', said: { no?: number }) => string

/** What a line of earnings is for: the service, and of a stay which of its months, or what was kept of its deposit. */
export function earnedFor({ title, part }: Pick<EarningsRow, 'title' | 'part'>, say: Say): string {
  if (!part) return title
  return `${title} · ${part === 'deposit' ? say('deposit', {}) : say('month', { no: part })}`
}
