import { atom } from 'nanostores'
import { useEffect, useState } from 'react'

/** Who is picked to be compared, kept while the tab is open: from page to page and from search to search. */
export type Pick = { readonly id: string; readonly name: string }

/** More do not fit beside each other; the server refuses them too. */
export const MOST = 4
/** Under which the tab keeps them. */
export const PICKS = 'compare'
const picks = atom<readonly Pick[]>([])

export function pick(one: Pick, picked: boolean): void {
  const others = picks.get().filter(({ id }) => id !== one.id)
  keep(picked ? [...others, one].slice(-MOST) : others)
}

export const dropPicks = (): void => keep([])

function keep(next: readonly Pick[]): void {
  picks.set(next)
  try {
    if (next.length > 0) sessionStorage.setItem(PICKS, JSON.stringify(next))
    else sessionStorage.removeItem(PICKS)
  } catch {
    // A browser that keeps nothing: the picks of this page still count.
  }
}

function kept(): readonly Pick[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(PICKS) ?? '[]')
    return Array.isArray(found) ? found.filter((one) => typeof one?.id === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

/** The picks; empty on the server and until the browser has taken over. */
export function usePicks(): readonly Pick[] {
  const [now, setNow] = useState<readonly Pick[]>([])
  useEffect(() => {
    if (picks.get().length === 0) picks.set(kept())
    return picks.subscribe((next) => setNow(next))
  }, [])
  return now
}
