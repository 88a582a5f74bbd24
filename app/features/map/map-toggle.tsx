import { List, Map as MapIcon } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import type { MapProps } from './map-panel.tsx'

/** Fetched when somebody opens it; nobody else pays for it. */
const MapPanel = lazy(() => import('./map-panel.tsx').catch(() => ({ default: MapFailed })))

/** Opens and closes the map; not shown where scripts are off, which it needs. */
export function MapToggle({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const t = useT('map')
  const Icon = open ? List : MapIcon
  return (
    <Button
      tone="secondary"
      size="sm"
      aria-expanded={open}
      data-wakes
      className="scriptless:hidden"
      icon={<Icon aria-hidden="true" className="size-5" />}
      onClick={onToggle}
    >
      {t(open ? 'close' : 'open')}
    </Button>
  )
}

/** The map, with a place of its own size while it comes. */
export function LazyMap(props: MapProps) {
  const t = useT('map')
  const waiting = (
    <p className="grid h-[60dvh] min-h-96 place-items-center rounded-md border border-line bg-sunken text-ink-soft">
      {t('loading')}
    </p>
  )
  return (
    <Suspense fallback={waiting}>
      <MapPanel {...props} />
    </Suspense>
  )
}

function MapFailed(_: MapProps) {
  const t = useT('map')
  return <p role="alert">{t('failed')}</p>
}
