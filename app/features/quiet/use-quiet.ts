import { useMatches } from '@remix-run/react'
import { createContext } from 'react'
import type { Viewer } from '../../../server/kernel/view.contract.ts'
import { useRootData } from '../shell/root-data.ts'
import type { Handle } from '../shell/title.ts'

/** Whether this answer was asked for together with its scripts; never so in the browser, which has them by then. */
export const WokenContext = createContext(false)

/** Whether a page comes without scripts until somebody needs them: public pages, for whoever is not signed in. */
export const isQuiet = (viewer: Pick<Viewer, 'kind'> | undefined, handle: Handle | undefined): boolean =>
  viewer?.kind === 'anonymous' && Boolean(handle?.quiet)

export function useQuiet(): boolean {
  const handle = useMatches().at(-1)?.handle as Handle | undefined
  return isQuiet(useRootData()?.viewer, handle)
}
