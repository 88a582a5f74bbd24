import { useSyncExternalStore } from 'react'
import { useT } from '../i18n/index.ts'
import { lineStore } from '../rpc/patient-fetch.ts'
import { AwayBar } from './away-bar.tsx'
import { useLive } from './use-live.ts'

/** Mounts the live connection and says, politely, that the page changed or that it may be behind. */
export function LiveRegion({
  enabled = true,
  ...given
}: {
  enabled?: boolean
  elderToken?: string
  /** The server's time when the page was read. */
  readAt: Date | null
}) {
  const t = useT('common')
  const state = useLive({ enabled, ...given })
  const waiting = useSyncExternalStore(lineStore.subscribe, lineStore.isWaiting, lineStore.isNever)
  const away = waiting ? t('live.waiting') : state === 'offline' && t('live.offline')
  return (
    <>
      <p role="status" className="sr-only">
        {!away && state === 'changed' && t('live.changed')}
        {!away && state === 'back' && t('live.back')}
        {away}
      </p>
      {/* Said above already. */}
      {away && <AwayBar hidden>{away}</AwayBar>}
    </>
  )
}
