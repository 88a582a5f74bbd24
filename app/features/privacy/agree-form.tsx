import { Form, useActionData } from '@remix-run/react'
import type { ConsentView, RecipientConsents } from '../../../server/privacy/consent.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { Checkbox, CheckboxCards, Stack, SubmitBar, SubmitButton } from '../../ui/index.ts'
import { ConsentWords } from './consent-words.tsx'

/** What can be agreed to, each with what it means; nothing is ticked, and whoever agrees says in whose name. */
export function AgreeForm({ of, open }: { of: RecipientConsents; open: readonly ConsentView[] }) {
  const t = useT('consent')
  const { recipient, needsGuardian, mayChange, textVersion } = of
  const names = { calledBy: recipient.calledBy }
  const form = useFormReply(useActionData())
  const field = form.list('purposes')
  return (
    <Form method="post" noValidate>
      <Stack gap="lg">
        <FormSummary form={form} />
        <input type="hidden" name="textVersion" value={textVersion} />
        <CheckboxCards
          {...field}
          error={field.error && t('chooseNone')}
          label={t('choose')}
          hint={t(needsGuardian ? 'longChild' : 'long')}
          choices={open.map((item) => ({
            value: item.purpose,
            title: t(`purpose.${item.purpose}`),
            disabled: !mayChange || (item.ownNo && !needsGuardian),
            detail: (
              <span className="grid gap-1">
                <Past item={item} calledBy={recipient.calledBy} />
                <ConsentWords purpose={item.purpose} calledBy={recipient.calledBy} />
              </span>
            ),
          }))}
        />
        {mayChange && (
          <>
            <Checkbox {...form.tick('declared')}>
              {t(needsGuardian ? 'declareChild' : 'declareElder', names)}
            </Checkbox>
            <SubmitBar>
              <SubmitButton name="intent" value="agree">
                {t('send')}
              </SubmitButton>
            </SubmitBar>
          </>
        )}
      </Stack>
    </Form>
  )
}

/** What became of an earlier yes. */
function Past({ item, calledBy }: { item: ConsentView; calledBy: string }) {
  const t = useT('consent')
  const { state, ownNo, endedByName, endedAt, expiresAt } = item
  if (state === 'never') return null
  return (
    <span className="block text-ink">
      {ownNo && t('ownNo', { calledBy })}
      {!ownNo && state === 'withdrawn' && t('endedLine', { by: endedByName, at: endedAt })}
      {state === 'expired' && t('expiredLine', { until: expiresAt })}
      {state === 'given' && t('renewable')}
    </span>
  )
}
