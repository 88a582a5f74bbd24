/** Lists of whole numbers, each held once under a number of its own; 0 is the empty list. Most listings share theirs. */
export type Sets = ReturnType<typeof createSets>

export function createSets() {
  const sets: Uint32Array[] = [new Uint32Array(0)]
  const numbers = new Map<string, number>([['', 0]])
  return {
    numberOf(list: readonly number[]): number {
      const key = list.join()
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, sets.length)
      return sets.push(Uint32Array.from(list)) - 1
    },
    of: (number: number): Uint32Array => sets[number] ?? nothing,
    size: () => sets.length,
  }
}

const nothing = new Uint32Array(0)
