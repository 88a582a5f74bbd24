import { Form } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Stack, SubmitButton, TextArea } from '../../ui/index.ts'
import { useVisitAnswer } from '../carer/visit-answer.ts'
import { Fold } from '../orders/fold.tsx'
import { HereField } from './here-field.tsx'
import { Intent } from './intent.tsx'
import { useIntentForm } from './use-intent-form.ts'
import { useReady } from './use-ready.ts'

/** At the door without a code: begins by position and a reason. Finding the position needs scripts; the code never does. */
export function PlaceCheckIn({ orderId, keyOf }: { orderId: string; keyOf: string }) {
  const t = useT('provider')
  const ready = useReady()
  const form = useIntentForm(useVisitAnswer(), 'check_in_place')
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
            <HereField missing={Boolean(form.field('lat').error)} />
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
