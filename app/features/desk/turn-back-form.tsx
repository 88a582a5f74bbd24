import { Form } from '@remix-run/react'
import { triedWays } from '../../../server/orders/order.contract.ts'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { CheckboxCards, Stack, SubmitButton, TextArea } from '../../ui/index.ts'
import { useVisitAnswer } from '../carer/visit-answer.ts'
import { Fold } from '../orders/fold.tsx'
import { HereField } from './here-field.tsx'
import { Intent } from './intent.tsx'
import { useIntentForm } from './use-intent-form.ts'
import { useReady } from './use-ready.ts'

/** Nobody opens: how the carer tried and, at a home, where they stand. */
export function TurnBackForm({ order, from, keyOf }: { order: OrderView; from: Date; keyOf: string }) {
  const t = useT('provider')
  const ready = useReady()
  const form = useIntentForm(useVisitAnswer(), 'turn_back')
  const atHome = order.terms.mode === 'at_home'
  const noPlace = form.problem?.code === 'orders.place_missing'
  return (
    <Fold summary={t('visit.turnBack')} danger open={form.answered || undefined}>
      <p className="max-w-measure text-ink-soft">
        {t(atHome ? 'visit.turnBackLead' : 'visit.turnBackLeadOnSite', { from })}
      </p>
      {atHome && (
        <noscript>
          <p>{t('visit.locateNeedsScript')}</p>
        </noscript>
      )}
      {(ready || !atHome) && (
        <Form method="post" noValidate>
          <Stack>
            <FormSummary form={form} />
            <Intent value="turn_back" keyOf={keyOf} />
            <CheckboxCards
              {...form.list('tried')}
              label={t('visit.tried')}
              choices={triedWays.map((value) => ({ value, title: t(`visit.triedWays.${value}`) }))}
            />
            {atHome && <HereField missing={noPlace} />}
            <TextArea
              {...form.field('note')}
              label={t('visit.turnBackNote')}
              rows={2}
              maxLength={200}
              optional
            />
            <div>
              <SubmitButton tone="danger" name="of" value="turn_back">
                {t('visit.turnBackSend')}
              </SubmitButton>
            </div>
          </Stack>
        </Form>
      )}
    </Fold>
  )
}
