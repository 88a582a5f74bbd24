/** A set of slots, 32 to a number: what many conditions leave is found 32 listings at a time. */
export type Bits = Uint32Array

const bitsFor = (size: number): Bits => new Uint32Array((size + 31) >>> 5)

export const setBit = (bits: Bits, slot: number): void => {
  bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31))
}

/** All slots from `from` on, up to `to`. */
export function setRange(bits: Bits, from: number, to: number): void {
  const [first, last] = [from >>> 5, (to - 1) >>> 5]
  const [head, tail] = [-1 << (from & 31), -1 >>> (31 - ((to - 1) & 31))]
  if (first === last) {
    bits[first] = (bits[first] ?? 0) | (head & tail)
    return
  }
  bits[first] = (bits[first] ?? 0) | head
  bits.fill(-1, first + 1, last)
  bits[last] = (bits[last] ?? 0) | tail
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

/**
 * Writes the slots that are in `base` and in all of `sets` into `all`, those that are in all but one of them into `one`, and those
 * of `apart` that are in either into `one` as well. Gives how many each holds.
 */
export function partAllButOne(
  base: readonly Bits[],
  sets: readonly Bits[],
  apart: Bits,
  all: Uint32Array,
  one: Uint32Array,
): [all: number, one: number] {
  const [first, ...others] = base
  let [inAllOf, inAllButOneOf] = [0, 0]
  for (let at = 0; first && at < first.length; at += 1) {
    let every = first[at] ?? 0
    for (let set = 0; set < others.length && every !== 0; set += 1) every &= others[set]?.[at] ?? 0
    if (every === 0) continue
    let lacking = 0
    for (let set = 0; set < sets.length && (every | lacking) !== 0; set += 1) {
      const has = sets[set]?.[at] ?? 0
      lacking = (lacking & has) | (every & ~has)
      every &= has
    }
    const away = every & (apart[at] ?? 0)
    inAllOf = listSlots(every & ~away, at, all, inAllOf)
    inAllButOneOf = listSlots(lacking | away, at, one, inAllButOneOf)
  }
  return [inAllOf, inAllButOneOf]
}

/** By set: how many of `base`, those in `without` left out, are in all other sets and not in that one. */
export function countLackingOne(base: Bits, sets: readonly Bits[], without?: Bits): number[] {
  const counts = sets.map(() => 0)
  for (let at = 0; at < base.length; at += 1) {
    let every = (base[at] ?? 0) & ~(without?.[at] ?? 0)
    let lacking = 0
    for (let set = 0; set < sets.length && (every | lacking) !== 0; set += 1) {
      const has = sets[set]?.[at] ?? 0
      lacking = (lacking & has) | (every & ~has)
      every &= has
    }
    if (lacking === 0) continue
    for (let set = 0; set < sets.length; set += 1)
      counts[set] = (counts[set] ?? 0) + ones(lacking & ~(sets[set]?.[at] ?? 0))
  }
  return counts
}

/** Whether any slot is in both. */
export function anyInBoth(some: Bits, others: Bits): boolean {
  for (let at = 0; at < some.length; at += 1) if (((some[at] ?? 0) & (others[at] ?? 0)) !== 0) return true
  return false
}

/** Those in `base` and in all of `sets`. */
export function inAll(base: Bits, sets: readonly Bits[]): Bits {
  const all = base.slice()
  for (const set of sets) for (let at = 0; at < all.length; at += 1) all[at] = (all[at] ?? 0) & (set[at] ?? 0)
  return all
}

export function countBits(bits: Bits): number {
  let count = 0
  for (let at = 0; at < bits.length; at += 1) count += ones(bits[at] ?? 0)
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
  for (let at = 0; at < bits.length; at += 1) count = listSlots(bits[at] ?? 0, at, slots, count)
  return count
}

function listSlots(bits: number, at: number, slots: Uint32Array, from: number): number {
  let count = from
  for (let left = bits; left !== 0; left &= left - 1) {
    slots[count] = at * 32 + 31 - Math.clz32(left & -left)
    count += 1
  }
  return count
}
