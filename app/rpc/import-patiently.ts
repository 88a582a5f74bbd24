import { nextChance } from './next-chance.ts'

const MOST_TRIES = 3

/**
 * A part of the program that is fetched once it is needed: `read` is `() => import('…')` of a module that nothing needs at once, for
 * only such a one keeps the names of what it exports when it is built. A line that drops is waited for, and `waits` called once; what
 * can't be had though there is a line is gone, and gives null. So does a `signal` that says that nobody needs it any more.
 */
export async function importPatiently<T>(
  read: () => Promise<T>,
  { signal, waits }: { signal?: AbortSignal; waits?: () => void } = {},
): Promise<T | null> {
  let ask = read
  for (let tries = 1; ; tries++) {
    try {
      const part = await ask()
      return signal?.aborted ? null : part
    } catch (error) {
      if (signal?.aborted || (navigator.onLine && tries >= MOST_TRIES)) return null
      const address = addressIn(error)
      if (address) ask = () => import(/* @vite-ignore */ `${address}?try=${tries}`)
      if (tries === 1) waits?.()
      await nextChance(signal)
    }
  }
}

/**
 * The same, where nobody can do without it: refuses when it is gone.
 * @public Pages are loaded with it, see scripts/patient-pages.mjs.
 */
export async function importOrRefuse<T>(read: () => Promise<T>): Promise<T> {
  const part = await importPatiently(read)
  if (part === null) throw new Error('A part of this page is gone.')
  return part
}

/** A browser that says where it looked also remembers that it failed there, for as long as the page is open. */
const addressIn = (error: unknown) => /https?:\/\/[^\s?]+/.exec(String(error))?.[0]
