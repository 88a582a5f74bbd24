import { useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { Socket } from 'socket.io-client'
import type { Changed } from '../../server/live/rooms.contract.ts'

export type LiveState = 'quiet' | 'changed' | 'offline' | 'back'

/** Several changes of one transaction arrive together and cost one refetch. */
const settle = 150
/** A short hiccup is nobody's concern; longer than this, people should know that the page may be behind. */
const patience = 4000

/**
 * Listens for changes and asks the page's loaders again. The server's nudges hold no data, so nothing can be seen that
 * the loaders would not show. Whatever was missed while away is fetched when the connection returns.
 * Give `elderToken` on a screen opened by an elder's link; `enabled: false` keeps the client from being fetched at all.
 */
export function useLive({ enabled, elderToken }: { enabled: boolean; elderToken?: string }): LiveState {
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
    let gone = false
    let socket: Socket | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let away: ReturnType<typeof setTimeout> | undefined
    let joined = false

    const refresh = (next: LiveState) => {
      clearTimeout(timer)
      timer = setTimeout(() => setDue(next), settle)
    }

    void import('socket.io-client').then(({ io }) => {
      if (gone) return
      socket = io({
        path: '/realtime',
        transports: ['websocket'],
        auth: elderToken ? { elder: elderToken } : {},
      })
      socket.on('connect', () => {
        clearTimeout(away)
        if (joined) refresh('back')
        joined = true
      })
      socket.on('disconnect', () => {
        clearTimeout(away)
        if (!socket?.active) return
        away = setTimeout(() => setState('offline'), patience)
      })
      socket.on('connect_error', () => {
        // Refused for good: the session or the link has ended, and the next page says so.
        if (socket?.active) return
        clearTimeout(away)
        setState('quiet')
      })
      socket.on('changed', (_: Changed) => refresh('changed'))
    })

    return () => {
      gone = true
      clearTimeout(timer)
      clearTimeout(away)
      socket?.disconnect()
    }
  }, [enabled, elderToken])

  return state
}
