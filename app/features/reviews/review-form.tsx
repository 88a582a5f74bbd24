import { Form } from '@remix-run/react'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { Checkbox, LinkButton, StarsField, SubmitBar, SubmitButton, TextArea } from '../../ui/index.ts'

type Props = { order: OrderView; reviewKey: string; answer: unknown }

/** Stars, words, and whether the name shows. */
export function ReviewForm({ order, reviewKey, answer }: Props) {
  const t = useT('orders')
  const form = useFormReply(answer)
  return (
    <Form method="post" noValidate className="grid gap-8">
      <FormSummary form={form} />
      <input type="hidden" name="key" value={reviewKey} />
      <StarsField label={t('review.stars')} {...form.field('stars')} />
      <TextArea
        label={t('review.text')}
        hint={t('review.textHint')}
        optional
        maxLength={1000}
        rows={5}
        {...form.field('text')}
      />
      <Checkbox {...form.tick('anonymous')} hint={t('review.anonymousHint')}>
        {t('review.anonymous')}
      </Checkbox>
      <p className="text-ink-soft">{t('review.after', { provider: order.provider.name })}</p>
      <SubmitBar>
        <SubmitButton>{t('review.send')}</SubmitButton>
        <LinkButton to={`/orders/${order.id}`} tone="quiet">
          {t('review.back')}
        </LinkButton>
      </SubmitBar>
    </Form>
  )
}
