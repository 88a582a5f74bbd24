import type { Db, Tx } from '../platform/db.ts'
import { dateOf } from './load-package.ts'

/**
 * Which of these wall days, earliest first, visits that are free now would pay for: each by the package that ends first of those
 * still good on it, as drawVisit takes them when their time comes. One answer a day, in their order; what is ordered meanwhile is gone.
 */
export async function foreseeDraws(
  db: Db | Tx,
  {
    recipientId,
    offeringId,
    days,
  }: { readonly recipientId: string; readonly offeringId: string; readonly days: readonly string[] },
): Promise<boolean[]> {
  if (days.length === 0) return []
  const usable = await db.visitPackage.findMany({
    where: { recipientId, offeringId, state: 'active' },
    orderBy: [{ validUntil: 'asc' }, { id: 'asc' }],
    select: { validUntil: true, _count: { select: { units: { where: { state: 'free' } } } } },
  })
  const left = usable.map(({ validUntil, _count }) => ({ validUntil, visits: _count.units }))
  return days.map((day) => {
    const next = left.find(({ validUntil, visits }) => visits > 0 && validUntil >= dateOf(day))
    if (next) next.visits -= 1
    return next !== undefined
  })
}
