import { Form, useActionData } from '@remix-run/react'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import type { OrderReviews } from '../../../server/reviews/review.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  Breadcrumbs,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Section,
  SubmitBar,
  SubmitButton,
} from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { ElderVoice, HomeSaid } from './other-voices.tsx'
import { OwnVoice } from './own-voice.tsx'
import { ReviewFields } from './review-fields.tsx'

export type FamilyReviewsProps = {
  order: OrderView
  said: OrderReviews
  keys: Record<string, string>
  elderKey: string
  done: string | null
  now: Date
}
const dones = ['write', 'edit', 'drop_photo', 'note', 'follow_up', 'remedy', 'appeal'] as const

/** Everything said about one visit, as its family sees it: their own word, the elder's, how they received, what came of it. */
export function FamilyReviews({ order, said, keys, elderKey, done, now }: FamilyReviewsProps) {
  const t = useT(['reviews', 'orders'])
  const formats = useFormats()
  const family = said.reviews.find(({ voice }) => voice === 'family')
  const elder = said.reviews.find(({ voice }) => voice === 'elder')
  const told = dones.find((name) => name === done)
  const names = {
    title: order.terms.title,
    caregiver: order.visit.caregiver.name,
    day: formats.day(order.startsAt),
  }
  if (!said.canWrite && said.reviews.length === 0 && !said.home && !said.canNote) {
    return (
      <Page width="form">
        <EmptyState
          drawing="notebook"
          title={<h1>{t('orders:review.notYet')}</h1>}
          action={<LinkButton to={`/orders/${order.id}`}>{t('orders:review.back')}</LinkButton>}
        >
          {t('orders:review.notYetText')}
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page width="form">
      <Breadcrumbs
        items={[
          { to: '/orders', label: t('orders:list.title') },
          { to: `/orders/${order.id}`, label: order.terms.title },
          { label: t('reviews:family.pageTitle') },
        ]}
      />
      <PageHead
        title={family ? t('reviews:family.pageTitle') : t('orders:review.title')}
        lead={t('reviews:family.lead', names)}
      />
      {told && (
        <Notice tone="good" live>
          {t(`reviews:family.done.${told}`)}
        </Notice>
      )}
      {family ? (
        <OwnVoice review={family} said={said} keys={keys} provider={order.provider.name} now={now} />
      ) : (
        said.canWrite && <WriteForm order={order} keyOf={keys.own ?? ''} />
      )}
      {(elder || said.canNote) && order.recipient.kind === 'elder' && (
        <Section title={t('reviews:family.elder', { calledBy: order.recipient.calledBy })}>
          <ElderVoice
            review={elder}
            said={said}
            calledBy={order.recipient.calledBy}
            keys={keys}
            elderKey={elderKey}
            now={now}
          />
        </Section>
      )}
      {said.home && (
        <Section title={t('reviews:family.home')}>
          <HomeSaid home={said.home} provider={order.provider.name} />
        </Section>
      )}
    </Page>
  )
}

function WriteForm({ order, keyOf }: { order: OrderView; keyOf: string }) {
  const t = useT(['reviews', 'orders'])
  const form = useIntentForm(useActionData(), 'write')
  return (
    <Form method="post" encType="multipart/form-data" noValidate className="grid gap-8">
      <FormSummary form={form} />
      <Intent value="write" keyOf={keyOf} />
      <ReviewFields form={form} />
      <p className="text-ink-soft">{t('reviews:form.sealed', { provider: order.provider.name })}</p>
      <SubmitBar>
        <SubmitButton>{t('reviews:form.send')}</SubmitButton>
        <LinkButton to={`/orders/${order.id}`} tone="quiet">
          {t('orders:review.back')}
        </LinkButton>
      </SubmitBar>
    </Form>
  )
}
