import { useEffect, useRef, useState } from 'react'
import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import type { MapHits, MapView } from '../../../server/discovery/map.contract.ts'
import { searchFields } from '../discovery/search-path.ts'

/** The ground has come to rest: nobody is asked for what one only passes by. */
const PAUSE = 150

type Pins = {
  /** What the search finds, as far as it is known for now; null until it is. */
  hits: MapHits | null
  /** The search they are of, without order and page: another text, another map. */
  of: string
  failed: boolean
  /** Asks for what is in view. */
  look: (view: MapView) => void
}

/** All hits of a search for a map: at first all of them, then what is in view. */
export function usePins(query: SearchQuery): Pins {
  const of = new URLSearchParams(searchFields({ ...query, page: 1, sort: 'relevance' })).toString()
  const [found, setFound] = useState<{ of: string; hits: MapHits | null; failed: boolean } | null>(null)
  const asking = useRef<AbortController>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const ask = (asked: string, view?: MapView) => {
    asking.current?.abort()
    const gone = new AbortController()
    asking.current = gone
    const params = new URLSearchParams(asked)
    if (view)
      params.set('view', [view.south, view.west, view.north, view.east, view.zoom].map(shortened).join(','))
    fetch(`/search/pins?${params}`, { signal: gone.signal })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then((hits: MapHits) => setFound({ of: asked, hits, failed: false }))
      .catch(() => {
        // What was asked for instead has its own answer; pins that stand stay.
        if (!gone.signal.aborted)
          setFound((before) => ({ of: asked, hits: before?.of === asked ? before.hits : null, failed: true }))
      })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asks anew for another search only
  useEffect(() => {
    ask(of)
    return () => {
      clearTimeout(timer.current)
      asking.current?.abort()
    }
  }, [of])

  return {
    hits: found?.of === of ? found.hits : null,
    ...{ of, failed: found?.of === of && found.failed },
    look: (view) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => ask(of, view), PAUSE)
    },
  }
}

/** A metre is enough. */
const shortened = (degrees: number) => Math.round(degrees * 1e5) / 1e5
