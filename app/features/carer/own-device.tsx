import { useLocation } from '@remix-run/react'
import { useEffect } from 'react'
import type { Viewer } from '../../../server/kernel/view.contract.ts'
import { OFFLINE_PAGE } from '../../offline/words.ts'
import { importPatiently } from '../../rpc/import-patiently.ts'

/** Where nobody, or another person, is signed in now, a carer's visits leave this device. */
export function OwnDevice({ viewer }: { viewer: Viewer }) {
  const { pathname } = useLocation()
  const userId = viewer.kind === 'person' ? viewer.userId : null
  // Asked for as nobody in particular, and read without a line: it says nothing about who is signed in.
  const silent = pathname === OFFLINE_PAGE
  useEffect(() => {
    if (silent || typeof indexedDB === 'undefined') return
    const gone = new AbortController()
    const store = importPatiently(() => import('../../offline/waiting-store.ts'), { signal: gone.signal })
    void store.then((module) => module?.forgetUnless(userId))
    return () => gone.abort()
  }, [userId, silent])
  return null
}
