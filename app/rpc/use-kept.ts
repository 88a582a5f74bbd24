import { useLocation } from '@remix-run/react'
import { useRef } from 'react'

/**
 * The answer of the last submission for as long as one stays on the page. Remix forgets action data whenever loaders run
 * again, so without this a live change elsewhere would wipe messages and fresh links from under a person's eyes.
 */
export function useKept<Answer>(answer: Answer | undefined): Answer | undefined {
  const { key } = useLocation()
  const kept = useRef({ key, answer })
  if (answer !== undefined || kept.current.key !== key) kept.current = { key, answer }
  return kept.current.answer
}
