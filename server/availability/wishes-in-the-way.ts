import type { Db } from '../platform/db.ts'
import { type Asked, teamSlots } from './find-slots.ts'
import { noWishes, type Wishes } from './wishes.rules.ts'

type Relaxed<Kind extends string> = {
  readonly kind: Kind
  /** How many could come then who can't come now. */
  readonly carers: number
  readonly firstAt: Date
}

/**
 * Which single wish, taken back, would let somebody come in the days asked about, and when at the soonest; the wish that frees
 * most people first. `anybodyAt` is the soonest without any wishes; null: nobody has time at all, whatever is wished for.
 */
export async function wishesInTheWay<Kind extends string>(
  db: Db,
  asked: Asked,
  relaxed: readonly { readonly kind: Kind; readonly wishes: Wishes }[],
): Promise<{ ways: Relaxed<Kind>[]; anybodyAt: Date | null }> {
  const anybodyAt = (await soonest(db, asked, noWishes))?.firstAt ?? null
  if (!anybodyAt) return { ways: [], anybodyAt }
  const tried = []
  for (const { kind, wishes } of relaxed) {
    const found = await soonest(db, asked, wishes)
    if (found) tried.push({ kind, ...found })
  }
  return { ways: tried.sort((a, b) => b.carers - a.carers), anybodyAt }
}

async function soonest(db: Db, asked: Asked, wishes: Wishes) {
  const { slots } = await teamSlots(db, { ...asked, whom: { ...asked.whom, wishes } })
  const free = slots.flatMap((day) => day.slots)
  const [first] = free
  return (
    first && {
      carers: new Set(free.flatMap(({ caregiverIds }) => caregiverIds)).size,
      firstAt: first.startsAt,
    }
  )
}
