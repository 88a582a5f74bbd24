import { useFetcher, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { CarerRoute } from '../../../server/carer/carer.contract.ts'
import { ownWatch } from '../../offline/own-watch.ts'
import { sendWaiting } from '../../offline/send-waiting.ts'
import { canWait, keepRoute } from '../../offline/waiting-store.ts'
import { type FromPage, tellPages } from '../../offline/words.ts'

/** Keeps a carer's phone ready for the time without a line, and sends what waits as soon as there is one. */
export function CarerDevice({ route }: { route: CarerRoute }) {
  const { revalidate } = useRevalidator()
  const asked = useRef(revalidate)
  asked.current = revalidate
  useEffect(() => {
    if (!canWait()) return
    const keep = async () => {
      await keepRoute(route, ownWatch().getTime())
      tellPages()
      await send()
    }
    const send = async () => {
      if (!navigator.onLine || document.visibilityState === 'hidden') return
      const sent = await sendWaiting()
      if (sent.length === 0) return
      tellPages()
      asked.current()
    }
    const look = () => void send()
    void keep()
    window.addEventListener('online', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('online', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [route])
  useEffect(() => {
    if (canWait() && !import.meta.env.DEV) void keepProgram()
  }, [])
  return null
}

/** The same on pages that have no route of their own. */
export function FetchedCarerDevice() {
  const { load, data, state } = useFetcher<{ route: CarerRoute }>()
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current || state !== 'idle' || !navigator.onLine) return
    asked.current = true
    load('/carer?index')
  }, [load, state])
  return data ? <CarerDevice route={data.route} /> : null
}

/** The worker beside the pages, and what it needs to show one without a line. */
async function keepProgram(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js')
  const { active } = await navigator.serviceWorker.ready
  const urls = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
  const message: FromPage = { type: 'keep', lang: document.documentElement.lang, urls }
  active?.postMessage(message)
}
