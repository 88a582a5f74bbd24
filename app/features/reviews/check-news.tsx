import { Form, useActionData } from '@remix-run/react'
import type { CheckNews as News } from '../../../server/reviews/checks/check.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { SubmitButton, TextArea } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'

/** What a person found about a review, why, and the way to ask once more. */
export function CheckNews({ check, keyOf }: { check: News; keyOf: string }) {
  const t = useT('reviews')
  const form = useIntentForm(useActionData(), 'appeal', {}, { checkId: check.id })
  return (
    <div className="grid gap-3 rounded-md border border-line bg-sunken p-4">
      <p className="font-semibold">
        {check.state === 'appealed'
          ? t('check.appealed')
          : check.outcome
            ? t(`check.${check.outcome}`)
            : t('check.open')}
      </p>
      {check.reason && <p className="max-w-measure whitespace-pre-line">{check.reason}</p>}
      {check.finalReason && (
        <p className="max-w-measure whitespace-pre-line">
          <span className="block font-semibold">{t('check.final')}</span>
          {check.finalReason}
        </p>
      )}
      {check.canAppeal && (
        <Fold summary={t('check.appeal')} open={form.answered || undefined}>
          <Form method="post" noValidate className="grid gap-4">
            <FormSummary form={form} />
            <Intent value="appeal" keyOf={keyOf} />
            <input type="hidden" name="checkId" value={check.id} />
            <TextArea
              {...form.field('text')}
              id={form.answered ? 'text' : `appeal-${check.id}`}
              label={t('check.appealText')}
              {...(check.appealBy && {
                hint: t('check.appealBy', { at: new Date(check.appealBy.getTime() - 1) }),
              })}
              rows={3}
              maxLength={500}
            />
            <div>
              <SubmitButton tone="secondary" name="of" value={`appeal-${check.id}`}>
                {t('check.appealSend')}
              </SubmitButton>
            </div>
          </Form>
        </Fold>
      )}
    </div>
  )
}
