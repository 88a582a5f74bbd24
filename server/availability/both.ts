import type { Db, Tx } from '../platform/db.ts'

/** Two reads at once on a pool; one after the other in a transaction, which has one connection. */
export async function both<A, B>(
  db: Db | Tx,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[A, B]> {
  return '$transaction' in db ? Promise.all([first(), second()]) : [await first(), await second()]
}
