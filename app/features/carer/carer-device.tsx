import { useFetcher, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { CarerRoute } from '../../../server/carer/carer.contract.ts'
import { ownWatch } from '../../offline/own-watch.ts'
import { useSending } from '../../offline/use-sending.ts'
import { canWait, keepRoute } from '../../offline/waiting-store.ts'
import { type FromPage, tellPages } from '../../offline/words.ts'

/** Keeps a carer's phone ready for the time without a line, and sends what waits as soon as there is one. */
export function CarerDevice({ route }: { route: CarerRoute }) {
  const { revalidate } = useRevalidator()
  useSending(revalidate)
  useEffect(() => {
    if (canWait()) void keepRoute(route, ownWatch().getTime()).then(tellPages)
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
