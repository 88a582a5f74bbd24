import { nextChance } from './next-chance.ts'

/**
 * A line that drops while a form is sent or a page asked for: Remix would show an error page, and what was typed would be lost.
 * Here the request waits, and is sent again once there is a line. That is safe: what changes something carries a key and
 * happens once, however often it arrives.
 */
let waiting = 0
const listeners = new Set<() => void>()

/** Whether something waits for the line, as `useSyncExternalStore` wants it. */
export const lineStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  isWaiting: () => waiting > 0,
  isNever: () => false,
}

/** Makes Remix's own requests patient; all others fail as they did. Called once, before the page comes alive. */
export function fetchPatiently(): void {
  const ask = window.fetch
  window.fetch = async (input, init) => {
    for (let first = true; ; first = false) {
      try {
        const answer = await ask(input, init)
        if (!first) count(-1)
        return answer
      } catch (error) {
        const given = init?.signal?.aborted ?? false
        if (given || !isRemix(input)) {
          if (!first) count(-1)
          throw error
        }
        if (first) count(1)
        await nextChance(init?.signal)
      }
    }
  }
}

function count(change: 1 | -1): void {
  waiting += change
  for (const listener of listeners) listener()
}

/** Data of a page, a form sent to one, or the list of pages. */
function isRemix(input: RequestInfo | URL): boolean {
  if (input instanceof Request) return false
  const { origin, pathname } = new URL(input, location.href)
  return origin === location.origin && (pathname.endsWith('.data') || pathname === '/__manifest')
}
