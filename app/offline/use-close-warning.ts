import { useEffect } from 'react'

/** A press that leads elsewhere on our own pages keeps everything; the browser is not stopped for it. */
const OWN_WAY = 2_000

/** While something waits, closing the app or going to another site is asked about by the browser itself. */
export function useCloseWarning(waits: boolean): void {
  useEffect(() => {
    if (!waits) return
    let ownUntil = 0
    const own = (event: Event) => {
      const leads = event.type === 'submit' || (event.target as Element).closest('a[href]') !== null
      if (leads && !event.defaultPrevented) ownUntil = performance.now() + OWN_WAY
    }
    const leave = (event: BeforeUnloadEvent) => {
      if (performance.now() > ownUntil) event.preventDefault()
    }
    document.addEventListener('click', own)
    document.addEventListener('submit', own)
    window.addEventListener('beforeunload', leave)
    return () => {
      document.removeEventListener('click', own)
      document.removeEventListener('submit', own)
      window.removeEventListener('beforeunload', leave)
    }
  }, [waits])
}
