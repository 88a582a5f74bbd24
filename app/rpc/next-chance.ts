const BETWEEN_TRIES = 3_000

/** When the device says that there is a line, or a little later: it does not always know. */
export function nextChance(signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, BETWEEN_TRIES)
    addEventListener('online', done)
    signal?.addEventListener('abort', done)
  })
}
