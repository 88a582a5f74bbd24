/** A set of slots, 32 to a number: what many conditions leave is found 32 listings at a time. */
export type Bits = Uint32Array

const bitsFor = (size: number): Bits => new Uint32Array((size + 31) >>> 5)

export const setBit = (bits: Bits, slot: number): void => {
  bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31))
}

/** Those of the first `size` slots of which `fits` is true. */
export function bitsWhere(size: number, fits: (slot: number) => boolean): Bits {
  const bits = bitsFor(size)
  for (let slot = 0; slot < size; slot += 1) if (fits(slot)) setBit(bits, slot)
  return bits
}

export function bitsOfSlots(size: number, slots: ArrayLike<number>): Bits {
  const bits = bitsFor(size)
  for (let at = 0; at < slots.length; at += 1) setBit(bits, slots[at] ?? 0)
  return bits
}

/** Those that are in all of `sets`, and those that are in all but one of them. */
export function inAllButOne(base: Bits, sets: readonly Bits[], all: Bits, one: Bits): void {
  for (let at = 0; at < base.length; at += 1) {
    let every = base[at] ?? 0
    let lacking = 0
    for (let set = 0; set < sets.length && (every | lacking) !== 0; set += 1) {
      const has = sets[set]?.[at] ?? 0
      lacking = (lacking & has) | (every & ~has)
      every &= has
    }
    all[at] = every
    one[at] = lacking
  }
}

/** Those in `base` and in all of `sets`. */
export function inAll(base: Bits, sets: readonly Bits[]): Bits {
  const all = base.slice()
  for (const set of sets) for (let at = 0; at < all.length; at += 1) all[at] = (all[at] ?? 0) & (set[at] ?? 0)
  return all
}

/** How many are in `bits` and not in `without`. */
export function countBits(bits: Bits, without?: Bits): number {
  let count = 0
  for (let at = 0; at < bits.length; at += 1) count += ones((bits[at] ?? 0) & ~(without?.[at] ?? 0))
  return count
}

function ones(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Writes the slots in `bits` into `slots`, in order, and gives how many they are. */
export function slotsIn(bits: Bits, slots: Uint32Array): number {
  let count = 0
  for (let at = 0; at < bits.length; at += 1) {
    for (let left = bits[at] ?? 0; left !== 0; left &= left - 1) {
      slots[count] = at * 32 + 31 - Math.clz32(left & -left)
      count += 1
    }
  }
  return count
}
