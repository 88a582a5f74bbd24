import { useEffect, useRef } from 'react'
import { sendWaiting } from './send-waiting.ts'
import { canWait } from './waiting-store.ts'
import { tellPages } from './words.ts'

/** A phone often believes in a line that leads nowhere: it is tried again so often, in milliseconds. */
const AGAIN = 20_000

/** Sends what waits: now, when the line is back, when the page is looked at again, and every so often. `then` once something went. */
export function useSending(then?: () => void): void {
  const asked = useRef(then)
  asked.current = then
  useEffect(() => {
    if (!canWait()) return
    const send = async () => {
      if (!navigator.onLine || document.visibilityState === 'hidden') return
      const sent = await sendWaiting()
      if (sent.length === 0) return
      tellPages()
      asked.current?.()
    }
    const look = () => void send()
    look()
    const again = setInterval(look, AGAIN)
    window.addEventListener('online', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(again)
      window.removeEventListener('online', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
}
