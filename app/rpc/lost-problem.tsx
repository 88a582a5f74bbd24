import { useLocation, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Problem } from './problem-from.ts'
import { ProblemNotice } from './problem-notice.tsx'

type Lost = { readonly pathname: string; readonly problem: Problem }

/** One page is open at a time, in one window. */
let lost: Lost | null = null
const listeners = new Set<() => void>()
function lose(next: Lost | null): void {
  if (lost === next) return
  lost = next
  for (const tell of listeners) tell()
}
const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Leaves a form's refusal to the shell when the form goes because the page was read again: somebody else has been quicker. */
export function useLosable(problem: Problem | null): void {
  const { pathname } = useLocation()
  const latest = useRef<Lost | null>(null)
  latest.current = problem?.status === 409 ? { pathname, problem } : null
  useEffect(
    () => () => {
      if (latest.current) lose(latest.current)
    },
    [],
  )
}

/** The refusal that stands on top of this page, for pages that would say it themselves. */
export function useLostProblem(): Problem | null {
  const { pathname } = useLocation()
  const found = useSyncExternalStore(
    subscribe,
    () => lost,
    () => null,
  )
  return found?.pathname === pathname ? found.problem : null
}

/** A refusal whose form is gone, on top of the page it was pressed on, until one goes elsewhere or presses something. */
export function LostProblem() {
  const { pathname } = useLocation()
  const pressing = useNavigation().state === 'submitting'
  const problem = useLostProblem()
  // biome-ignore lint/correctness/useExhaustiveDependencies: forgotten whenever one goes elsewhere.
  useEffect(() => lose(null), [pathname])
  useEffect(() => {
    if (pressing) lose(null)
  }, [pressing])
  if (!problem) return null
  return (
    <div className="mx-auto w-full max-w-page px-4 pt-4 sm:px-6">
      <ProblemNotice problem={problem} />
    </div>
  )
}
