import { WifiOff } from 'lucide-react'
import { useT } from '../i18n/index.ts'
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
  return (
    <>
      <p role="status" className="sr-only">
        {state === 'changed' && t('live.changed')}
        {state === 'back' && t('live.back')}
        {state === 'offline' && t('live.offline')}
      </p>
      {state === 'offline' && (
        <p
          aria-hidden="true"
          data-chrome
          className="sticky top-0 z-40 flex items-center justify-center gap-2 border-b border-warn-line bg-warn-wash px-4 py-2 text-center text-sm text-warn elder:text-base"
        >
          <WifiOff aria-hidden="true" className="size-4 shrink-0" />
          {t('live.offline')}
        </p>
      )}
    </>
  )
}
