import { DomainError } from '../kernel/problem.ts'
import { type Db, inTransaction, type Tx } from '../platform/db.ts'

const ATTEMPTS = 4

/**
 * Runs a move in a transaction; where something else happened to the order between its reading and its writing (a
 * review, a carer setting out) it is read and decided again. What still can't be done then is the person's answer.
 */
export async function inOrderTransaction<Result>(db: Db, move: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(db, move)
    } catch (error) {
      const moved = error instanceof DomainError && error.code === 'orders.changed_meanwhile'
      if (!moved || attempt === ATTEMPTS) throw error
    }
  }
}
