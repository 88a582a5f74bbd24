export const FITS = 1
export const FAILS = 2

/**
 * What a query says about each of many things, looked at when it is first asked for: 0 not yet, 1 fits, 2 does not. Whoever is
 * counted is noted down, so that only those are gone through at the end.
 */
export function createVerdicts() {
  let verdict = new Uint8Array(0)
  let counts = new Uint32Array(0)
  const touched: number[] = []
  return {
    /** Forgets the query before. */
    begin(size: number): void {
      if (verdict.length < size) {
        verdict = new Uint8Array(size + (size >> 1))
        counts = new Uint32Array(size + (size >> 1))
      } else {
        verdict.fill(0, 0, size)
        for (const number of touched) counts[number] = 0
      }
      touched.length = 0
    },
    get verdict() {
      return verdict
    },
    count(number: number): void {
      const before = counts[number] ?? 0
      if (before === 0) touched.push(number)
      counts[number] = before + 1
    },
    each(tell: (number: number, count: number) => void): void {
      for (const number of touched) tell(number, counts[number] ?? 0)
    },
  }
}

/** One bit, or none. */
export const isSingle = (bits: number) => (bits & (bits - 1)) === 0

/** Adds `count` where a bit is set. */
export function addBits(to: Uint32Array, bits: number, count: number): void {
  for (let left = bits >>> 0; left !== 0; left = (left & (left - 1)) >>> 0) {
    const number = 31 - Math.clz32(left & -left)
    to[number] = (to[number] ?? 0) + count
  }
}

/** How many reach each number, the larger ones included. */
export function reaching(counts: Uint32Array): Uint32Array {
  const reached = counts.slice()
  for (let at = reached.length - 2; at >= 0; at -= 1)
    reached[at] = (reached[at] ?? 0) + (reached[at + 1] ?? 0)
  return reached
}
