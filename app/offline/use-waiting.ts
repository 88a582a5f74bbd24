import { useCallback, useEffect, useState } from 'react'
import type { Waiting } from './waiting.ts'
import { canWait, findWaiting, type Kept, readKept } from './waiting-store.ts'
import { hearPages } from './words.ts'

export type OnDevice = {
  /** False on the server, before the browser has looked, and where it can't keep anything. */
  ready: boolean
  kept: Kept | undefined
  waiting: readonly Waiting[]
  /** Looks again, after something was put there by this page. */
  look: () => Promise<void>
}

/** What this device keeps and what waits on it, kept up as pages and worker change it. */
export function useWaiting(): OnDevice {
  const [found, setFound] = useState<Omit<OnDevice, 'look'>>({ ready: false, kept: undefined, waiting: [] })
  const look = useCallback(async () => {
    if (!canWait()) return
    const [kept, waiting] = await Promise.all([readKept(), findWaiting()])
    setFound({ ready: true, kept, waiting: waiting.filter((one) => one.userId === kept?.route.userId) })
  }, [])
  useEffect(() => {
    void look()
    return hearPages(() => void look())
  }, [look])
  return { ...found, look }
}

/** Whether the phone believes to have a line; true on the server. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(true)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    look()
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return online
}
