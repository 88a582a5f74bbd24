import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { Suggestions } from '../../../server/discovery/discovery.contract.ts'

/** Long enough that fast fingers do not ask for every letter, short enough not to be noticed. */
const PAUSE = 120

/** Asks for suggestions a moment after the last letter; only those for what stands there now are given. */
export function useSuggestions() {
  const fetcher = useFetcher<{ q: string; suggestions: Suggestions | null }>()
  const [typed, setTyped] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const ask = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    if (text.trim() === '') return
    timer.current = setTimeout(() => fetcher.load(`/search/suggest?q=${encodeURIComponent(text)}`), PAUSE)
  }
  const current = typed.trim() !== '' && fetcher.data?.q === typed ? fetcher.data.suggestions : null
  return { ask, suggestions: current }
}
