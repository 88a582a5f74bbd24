import type { Ctx } from '../context.ts'
import { checkBooks } from './check-books.ts'

/** Checks the books and says in the log how they stand: money that does not add up needs a person at once. */
export async function lookOverBooks({ db, clock, log }: Pick<Ctx, 'db' | 'clock' | 'log'>): Promise<void> {
  const { orders, differences } = await checkBooks(db, clock.now())
  if (differences.length === 0) log.info({ orders }, 'the books balance')
  else log.error({ found: differences.length, first: differences.slice(0, 20) }, 'the books do not balance')
}
