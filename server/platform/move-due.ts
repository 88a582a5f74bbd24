import type { Clock } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { type Db, inTransaction, type Tx } from './db.ts'
import type { Log } from './log.ts'

/** Whoever does what time alone brings about. */
export const asClock = { kind: 'clock', id: null, name: '' } as const
/** How many of a kind the clock moves at one call. */
export const MOST_AT_ONCE = 200

type Timed = { readonly dueAt: Date | null; readonly dueTransition: string | null }

/**
 * Moves what is due, each in its own transaction and read again there: whoever came first has moved it. `changed` is the problem by
 * which a move says that somebody was quicker: their word stands. One that fails is logged and does not hold up the
 * others. Gives how many moved; asking twice moves once.
 */
export async function moveDue<Row extends Timed>(
  { db, clock, log }: { db: Db; clock: Clock; log: Log },
  due: readonly { id: string }[],
  how: {
    read: (tx: Tx, id: string) => Promise<Row>
    move: (tx: Tx, row: Row, transition: NonNullable<Row['dueTransition']>) => Promise<unknown>
    changed: string
  },
): Promise<number> {
  let moved = 0
  for (const { id } of due) {
    try {
      const did = await inTransaction(db, async (tx) => {
        const row = await how.read(tx, id)
        if (!row.dueAt || !row.dueTransition || row.dueAt > clock.now()) return false
        await how.move(tx, row, row.dueTransition)
        return true
      })
      if (did) moved += 1
    } catch (error) {
      if (error instanceof DomainError && error.code === how.changed) continue
      log.error({ err: error, id }, 'the clock could not move this')
    }
  }
  return moved
}
