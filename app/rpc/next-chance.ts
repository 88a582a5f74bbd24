/**
 * When the device says that there is a line, or a little later: it does not always know. Also written into pages as it stands, so it uses
 * nothing from outside itself.
 */
export function nextChance(signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, 3_000)
    addEventListener('online', done)
    signal?.addEventListener('abort', done)
  })
}
