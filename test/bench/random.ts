/** The same numbers every time (mulberry32). */
export function seededRandom(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    below: (limit: number) => Math.floor(next() * limit),
    pick: <Item>(list: readonly Item[]): Item => list[Math.floor(next() * list.length)] as Item,
    /** About normal, mean 0, spread 1. */
    bell: () => next() + next() + next() + next() - 2,
  }
}

export type Random = ReturnType<typeof seededRandom>
