import { DomainError } from '../../server/kernel/problem.ts'

const MOST_DAYS = 10
const closed = ['orders.slot_not_offered', 'capacity.closed']

/**
 * Does it on the day wished for or, as long as nobody works then (a weekend, a holiday), on the nearest day before or after: the
 * example world has to come out on every day of every year. `attempt` is given by how many days to move.
 */
export async function onAnOfferedDay<T>(
  way: 'earlier' | 'later',
  attempt: (movedDays: number) => Promise<T>,
): Promise<T> {
  for (let moved = 0; ; moved += 1) {
    try {
      return await attempt(way === 'later' ? moved : -moved)
    } catch (error) {
      const mayMove = error instanceof DomainError && closed.includes(error.code)
      if (!mayMove || moved === MOST_DAYS) throw error
    }
  }
}
