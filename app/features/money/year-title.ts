import type { YearRow } from '../../../server/receipts/receipt.contract.ts'

type Row = Pick<YearRow, 'title' | 'packageId' | 'drawnFrom'>
type Say = (key: 'package' | 'drawn', said: { title: string; number: string }) => string

/** What a line of a year is for: an order by its title, a package as one, a visit drawn from one with its number. */
export function yearTitle({ title, packageId, drawnFrom }: Row, say: Say): string {
  if (packageId) return say('package', { title, number: '' })
  return drawnFrom ? say('drawn', { title, number: drawnFrom }) : title
}
