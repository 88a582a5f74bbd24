import { useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { importPatiently } from '../rpc/import-patiently.ts'
import { connect } from './connect.ts'

export type LiveState = 'quiet' | 'changed' | 'offline' | 'back'

/** Several changes of one transaction arrive together and cost one refetch. */
const settle = 150
/** A short hiccup is nobody's concern; longer than this, people should know that the page may be behind. */
const patience = 4000

/**
 * Listens for changes and asks the page's loaders again. The server's nudges hold no data, so nothing can be seen that
 * the loaders would not show. The server says what was missed since `readAt`, the server's time when the page was read, and
 * whenever a connection was lost; the page asks again if anything was. Give `elderToken` on a screen opened by an elder's
 * link; `enabled: false` keeps the client from being fetched at all.
 */
export function useLive({
  enabled,
  elderToken,
  readAt,
}: {
  enabled: boolean
  elderToken?: string
  readAt: Date | null
}): LiveState {
  const latest = useRef(readAt)
  latest.current = readAt
  const [state, setState] = useState<LiveState>('quiet')
  const [due, setDue] = useState<LiveState | null>(null)
  const { revalidate, state: refetching } = useRevalidator()
  const { state: navigating } = useNavigation()

  // One fetch at a time: asking again while one is under way would throw its answer away.
  useEffect(() => {
    if (!due || refetching !== 'idle' || navigating !== 'idle') return
    setDue(null)
    setState(due)
    revalidate()
  }, [due, refetching, navigating, revalidate])

  useEffect(() => {
    if (!enabled) return
    const gone = new AbortController()
    let leave: (() => void) | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let away: ReturnType<typeof setTimeout> | undefined

    const refresh = (next: LiveState) => {
      clearTimeout(timer)
      timer = setTimeout(() => setDue(next), settle)
    }
    const present = (next: LiveState) => {
      clearTimeout(away)
      setState((before) => (before === 'offline' ? next : before))
    }
    const lost = () => {
      clearTimeout(away)
      away = setTimeout(() => setState('offline'), patience)
    }
    const client = importPatiently(() => import('socket.io-client'), { signal: gone.signal, waits: lost })
    void client.then((module) => {
      if (!module) return
      leave = connect(
        module.io,
        { elderToken, readAt: latest.current },
        {
          changed: () => refresh('changed'),
          back: () => present('back'),
          behind: () => {
            clearTimeout(away)
            refresh('back')
          },
          away: lost,
          refused: () => {
            // The next page says so.
            clearTimeout(away)
            setState('quiet')
          },
        },
      )
    })

    return () => {
      gone.abort()
      clearTimeout(timer)
      clearTimeout(away)
      leave?.()
    }
  }, [enabled, elderToken])

  return state
}
