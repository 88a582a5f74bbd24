import { after, minutes } from '../kernel/clock.ts'
import { gathering } from '../platform/gathering.ts'
import type { Changed } from './rooms.contract.ts'

/** A nudge that was sent, or is about to be, and to whom. */
export type Missed = { readonly rooms: readonly string[]; readonly changed: Changed }

/**
 * What was sent since an instant to any of `rooms`, and to others perhaps; null where that is too much. May hold more than was
 * missed.
 */
export type FindMissed = (asked: {
  readonly since: Date
  readonly rooms: readonly string[]
}) => Promise<readonly Missed[] | null>

/** Who was away for longer asks for whole pages again. */
const LONGEST = minutes(10)
/**
 * How far clocks of several machines may differ, and how long a nudge may be on its way where there is too much to do, in
 * milliseconds. What is told twice is known by its mark.
 */
export const MARGIN = 10_000

type Asker = { since: number; rooms: readonly string[]; answer: (missed: readonly Changed[] | null) => void }

/**
 * Answers who comes back with what they have missed. After a restart all come at once: who asks while one question to the
 * database is under way shares the next.
 */
export function catchUp({ now, findMissed }: { now: () => Date; findMissed: FindMissed }) {
  const ask = gathering<Asker>(async (askers) => {
    const since = new Date(Math.min(...askers.map((asker) => asker.since)) - MARGIN)
    const missed = await findMissed({ since, rooms: askers.flatMap(({ rooms }) => rooms) })
    if (!missed) {
      for (const { answer } of askers) answer(null)
      return
    }
    const byRoom = groupByRoom(missed)
    for (const { rooms, answer } of askers)
      answer([...new Set(rooms.flatMap((name) => byRoom.get(name) ?? []))])
  }, 2_000)

  return {
    /** What was said to these rooms since then, oldest first; null where nobody can say. */
    async missedBy(rooms: readonly string[], since: number): Promise<readonly Changed[] | null> {
      if (!(since > after(now(), -LONGEST).getTime())) return null
      let missed: readonly Changed[] | null = null
      await ask({ since, rooms, answer: (found) => (missed = found) })
      return missed
    },
  }
}

function groupByRoom(missed: readonly Missed[]): Map<string, Changed[]> {
  const byRoom = new Map<string, Changed[]>()
  for (const { rooms, changed } of missed)
    for (const name of rooms) {
      const there = byRoom.get(name)
      if (there) there.push(changed)
      else byRoom.set(name, [changed])
    }
  return byRoom
}
