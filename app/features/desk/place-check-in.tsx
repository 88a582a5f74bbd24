import { Form, useActionData } from '@remix-run/react'
import { LocateFixed } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Button, Notice, Stack, SubmitButton, TextArea } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'
import { Intent } from './intent.tsx'
import { useIntentForm } from './use-intent-form.ts'
import { useReady } from './use-ready.ts'

type Found = { lat: string; lng: string; metres: number }
type Search = 'idle' | 'searching' | 'denied' | 'failed'

/** At the door without a code: begins by position and a reason. Finding the position needs scripts; the code never does. */
export function PlaceCheckIn({ orderId, keyOf }: { orderId: string; keyOf: string }) {
  const t = useT('provider')
  const ready = useReady()
  const form = useIntentForm(useActionData(), 'check_in_place')
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
    <Fold summary={t('visit.noCode')} open={form.answered || undefined}>
      <noscript>
        <p>{t('visit.locateNeedsScript')}</p>
      </noscript>
      {ready && (
        <Form method="post" noValidate>
          <Stack>
            <p className="max-w-measure text-ink-soft">{t('visit.noCodeLead')}</p>
            {/* Latitude and longitude are no fields of hers: their absence is said at the button. */}
            <FormSummary
              form={{ ...form, items: form.items.filter(({ field }) => field !== 'lat' && field !== 'lng') }}
            />
            <Intent value="check_in_place" keyOf={keyOf} />
            <input type="hidden" name="orderId" value={orderId} />
            <input type="hidden" name="lat" value={place?.lat ?? ''} />
            <input type="hidden" name="lng" value={place?.lng ?? ''} />
            <div className="grid gap-2">
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
              {!place && form.field('lat').error && (
                <p role="alert" className="font-medium text-bad">
                  {t('visit.locateFirst')}
                </p>
              )}
            </div>
            <TextArea
              {...form.field('reason')}
              label={t('visit.noCodeReason')}
              hint={t('visit.noCodeReasonHint')}
              rows={2}
              maxLength={200}
            />
            <div>
              <SubmitButton tone="secondary" name="of" value="place">
                {t('visit.beginHere')}
              </SubmitButton>
            </div>
          </Stack>
        </Form>
      )}
    </Fold>
  )
}
