/** Keys of slots in order, to find those that begin with a text. New ones wait in a short list until they are many. */
export function createSortedKeys() {
  let sorted: { key: string; slot: number }[] = []
  let fresh: { key: string; slot: number }[] = []
  const MOST_FRESH = 2_000

  function settle(): void {
    sorted = sorted.concat(fresh).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.slot - b.slot))
    fresh = []
  }

  return {
    add(key: string, slot: number): void {
      if (key) fresh.push({ key, slot })
    },
    /** Slots whose key begins with `text`, in order of the keys, until `most` were `good`. */
    beginningWith(text: string, most: number, good: (slot: number) => boolean): number[] {
      if (fresh.length > MOST_FRESH) settle()
      const found: number[] = []
      for (const { key, slot } of fresh)
        if (found.length < most && key.startsWith(text) && good(slot)) found.push(slot)
      let low = 0
      let high = sorted.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((sorted[middle]?.key ?? '') < text) low = middle + 1
        else high = middle
      }
      for (let at = low; at < sorted.length && found.length < most; at += 1) {
        const entry = sorted[at]
        if (!entry?.key.startsWith(text)) break
        if (good(entry.slot)) found.push(entry.slot)
      }
      return found
    },
    settle,
  }
}
