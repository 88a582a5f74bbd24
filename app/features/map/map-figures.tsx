import type { MapHits } from '../../../server/discovery/map.contract.ts'
import { useT } from '../../i18n/index.ts'

/** How many stand on the map, and that they are the list's; how to go about on it. */
export function MapFigures({ hits, failed }: { hits: MapHits | null; failed: boolean }) {
  const t = useT('map')
  return (
    <div className="grid gap-1">
      <p role="status" className="font-semibold">
        {failed ? t('pinsFailed') : hits && figures(t, hits)}
      </p>
      <p id="map-hint" className="text-sm text-ink-soft elder:text-base">
        {hits?.box && `${t('hint')} `}
        {t('schematic')}
      </p>
    </div>
  )
}

function figures(t: ReturnType<typeof useT<'map'>>, { total, unplaced }: MapHits): string {
  if (unplaced === total) return t('nowhere')
  return unplaced === 0
    ? t('all', { count: total })
    : t('some', { count: total, placed: total - unplaced, unplaced })
}
