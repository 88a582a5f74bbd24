import { Form, useActionData } from '@remix-run/react'
import type { HomeToRate } from '../../../server/reviews/review.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Badge, Checkbox, SubmitButton, TextArea } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'

/** How those who came were received: three facts, each true unless it is unticked, and a few words. */
export function HomeForm({ home, keyOf }: { home: HomeToRate; keyOf: string }) {
  const t = useT('reviews')
  const formats = useFormats()
  const given = { punctual: 'on', ready: 'on', respectful: 'on' }
  const form = useIntentForm(useActionData(), 'home', given, { orderId: home.orderId })
  return (
    <Fold
      open={form.answered || undefined}
      summary={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {t('desk.homeOf', { name: home.recipientName, title: home.title })}
          <span className="font-normal text-ink-soft">{formats.day(home.startsAt)}</span>
          {home.familyWrote && <Badge tone="now">{t('desk.familyWrote')}</Badge>}
          {home.publishesAt && (
            <span className="font-normal text-ink-soft">{t('desk.until', { at: home.publishesAt })}</span>
          )}
        </span>
      }
    >
      <Form method="post" noValidate className="grid gap-4">
        <FormSummary form={form} />
        <Intent value="home" keyOf={keyOf} />
        <input type="hidden" name="orderId" value={home.orderId} />
        {(['punctual', 'ready', 'respectful'] as const).map((name) => (
          <Checkbox key={name} {...form.tick(name)} id={`${name}-${home.orderId}`}>
            {t(`home.${name}`)}
          </Checkbox>
        ))}
        <TextArea
          {...form.field('text')}
          id={form.answered ? 'text' : `home-${home.orderId}`}
          label={t('desk.homeNote')}
          hint={t('desk.homeHint')}
          optional
          rows={2}
          maxLength={300}
        />
        <div>
          <SubmitButton tone="secondary" name="of" value={home.orderId}>
            {t('desk.homeSend')}
          </SubmitButton>
        </div>
      </Form>
    </Fold>
  )
}
