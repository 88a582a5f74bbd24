import { LocateFixed } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Button, Notice } from '../../ui/index.ts'

type Found = { lat: string; lng: string; metres: number }
type Search = 'idle' | 'searching' | 'denied' | 'failed'

/** Where the carer stands, found on request and sent as `lat` and `lng`; empty until it is found. Needs scripts. */
export function HereField({ missing }: { missing: boolean }) {
  const t = useT('provider')
  const [place, setPlace] = useState<Found | null>(null)
  const [search, setSearch] = useState<Search>('idle')
  const locate = () => {
    setSearch('searching')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPlace({
          lat: String(coords.latitude),
          lng: String(coords.longitude),
          metres: Math.round(coords.accuracy),
        })
        setSearch('idle')
      },
      (error) => setSearch(error.code === error.PERMISSION_DENIED ? 'denied' : 'failed'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  }
  return (
    <div className="grid gap-2">
      <input type="hidden" name="lat" value={place?.lat ?? ''} />
      <input type="hidden" name="lng" value={place?.lng ?? ''} />
      <div>
        <Button
          tone="secondary"
          pending={search === 'searching'}
          pendingText={t('visit.locating')}
          icon={<LocateFixed aria-hidden="true" className="size-5" />}
          onClick={locate}
        >
          {t('visit.locate')}
        </Button>
      </div>
      {place && (
        <p role="status" className="text-good">
          {t('visit.located', { metres: place.metres })}
        </p>
      )}
      {search === 'denied' && (
        <Notice tone="warn" live>
          {t('visit.locateDenied')}
        </Notice>
      )}
      {search === 'failed' && (
        <Notice tone="warn" live>
          {t('visit.locateFailed')}
        </Notice>
      )}
      {!place && missing && (
        <p role="alert" className="font-medium text-bad">
          {t('visit.locateFirst')}
        </p>
      )}
    </div>
  )
}
