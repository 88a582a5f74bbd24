import { useEffect, useState } from 'react'

/** False on the server and until the browser has taken over: hides what cannot work without scripts. */
export function useReady(): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return ready
}
