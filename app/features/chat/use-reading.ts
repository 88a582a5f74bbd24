import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { ChatView } from '../../../server/chat/chat.contract.ts'

/**
 * Says that the viewer has read what has come while the page is open, as long as somebody is looking: a page in the background
 * has read nothing. `readUpTo` is what the server has noted when it made the page.
 */
export function useReading({ messages, latest }: ChatView, readUpTo: number): void {
  const fetcher = useFetcher()
  const told = useRef(readUpTo)
  told.current = Math.max(told.current, readUpTo)
  const { submit } = fetcher
  const last = latest ? (messages.at(-1)?.seq ?? 0) : 0
  const news = messages.some(({ mine, seq }) => !mine && seq > told.current)
  useEffect(() => {
    if (!news) return
    const tell = () => {
      if (document.visibilityState !== 'visible' || told.current >= last) return
      told.current = last
      submit({ intent: 'read', seq: String(last) }, { method: 'post' })
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [news, last, submit])
}
