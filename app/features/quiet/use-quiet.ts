import { useMatches } from '@remix-run/react'
import { createContext, useContext } from 'react'
import type { Viewer } from '../../../server/kernel/view.contract.ts'
import { useRootData } from '../shell/root-data.ts'
import type { Handle } from '../shell/title.ts'

/** Whether this answer was asked for together with its scripts; never so in the browser, which has them by then. */
export const WokenContext = createContext(false)

/** Whether this answer brings its scripts although its page is a quiet one: what a form was refused for is told best with them. */
export const ScriptedContext = createContext(false)

/** Whether a page comes without scripts until somebody needs them. */
export const isQuiet = (viewer: Pick<Viewer, 'kind'> | undefined, handle: Handle | undefined): boolean =>
  handle?.quiet === 'everybody' || (handle?.quiet === 'visitors' && viewer?.kind === 'anonymous')

/** The browser reads it off the document, so that what comes alive is what came. */
export function useScripted(): boolean {
  const told = useContext(ScriptedContext)
  return told || (typeof document !== 'undefined' && document.documentElement.dataset.scripted !== undefined)
}

export function useQuiet(): boolean {
  const handle = useMatches().at(-1)?.handle as Handle | undefined
  const quiet = isQuiet(useRootData()?.viewer, handle)
  return !useScripted() && quiet
}
