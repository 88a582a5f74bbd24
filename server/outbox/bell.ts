/** Who waits for work in this process. */
const listeners = new Set<() => void>()

/** Says that something has been left in the outbox; whoever works in another process looks by itself. */
export function ringBell(): void {
  for (const listener of listeners) listener()
}

/** Calls `listener` whenever the bell rings, until the function it gives is called. */
export function onBell(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
