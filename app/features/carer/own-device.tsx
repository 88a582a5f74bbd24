import { useLocation } from '@remix-run/react'
import { useEffect } from 'react'
import type { Viewer } from '../../../server/kernel/view.contract.ts'
import { OFFLINE_PAGE } from '../../offline/words.ts'

/** Where nobody, or another person, is signed in now, a carer's visits leave this device. */
export function OwnDevice({ viewer }: { viewer: Viewer }) {
  const { pathname } = useLocation()
  const userId = viewer.kind === 'person' ? viewer.userId : null
  // Asked for as nobody in particular, and read without a line: it says nothing about who is signed in.
  const silent = pathname === OFFLINE_PAGE
  useEffect(() => {
    if (silent || typeof indexedDB === 'undefined') return
    const store = import('../../offline/waiting-store.ts')
    // Without a line it is done by the next page that has one.
    store.then(({ forgetUnless }) => forgetUnless(userId)).catch(() => {})
  }, [userId, silent])
  return null
}
