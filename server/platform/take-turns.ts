/**
 * Runs work of one kind at most `count` at a time for each key; the rest waits its turn in order of asking, and is told that it
 * had to.
 */
export function takeTurns(
  count: number,
): <Result>(key: string, work: (waited: boolean) => Promise<Result>) => Promise<Result> {
  const lines = new Map<string, { free: number; readonly waiting: (() => void)[] }>()
  return async (key, work) => {
    const line = lines.get(key) ?? { free: count, waiting: [] }
    lines.set(key, line)
    const waits = line.free === 0
    if (waits) await new Promise<void>((turn) => line.waiting.push(turn))
    else line.free -= 1
    try {
      return await work(waits)
    } finally {
      const next = line.waiting.shift()
      if (next) next()
      else {
        line.free += 1
        if (line.free === count) lines.delete(key)
      }
    }
  }
}
