import { Form } from '@remix-run/react'
import type { SwapsView } from '../../../server/orders/moving/moving.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import {
  Breadcrumbs,
  EmptyState,
  LinkButton,
  Page,
  PageHead,
  RadioCards,
  SubmitBar,
  SubmitButton,
} from '../../ui/index.ts'

type Props = { swaps: SwapsView; home: string; swapKey: string; answer: unknown }

/** With whose visit of the same day one could be swapped; those that would not fit are named and not to be chosen. */
export function SwapPage({ swaps, home, swapKey, answer }: Props) {
  const t = useT('calendar')
  const formats = useFormats()
  const { visit, visits, movable } = swaps
  const [best] = visits.filter(({ can }) => can)
  const form = useFormReply(answer, { otherOrderId: best?.orderId ?? '' })
  const words = ({ startsAt, endsAt, caregiver }: SwapsView['visit']) => ({
    span: formats.span(startsAt, endsAt),
    name: caregiver.name,
  })
  const { calledBy, title } = visit
  return (
    <Page width="form">
      <Breadcrumbs items={[{ to: home, label: title }, { label: t('swap.title') }]} />
      <PageHead title={t('swap.title')} lead={t('swap.lead', { calledBy, title, ...words(visit) })} />
      <FormSummary form={form} />
      {best && movable ? (
        <Form method="post" noValidate className="grid gap-8">
          <input type="hidden" name="key" value={swapKey} />
          <RadioCards
            label={t('swap.choose')}
            choices={visits.map((one) => ({
              value: one.orderId,
              title: `${one.calledBy} · ${one.title}`,
              detail: t(one.can ? 'swap.option' : 'swap.cannot', words(one)),
              disabled: !one.can,
            }))}
            {...form.field('otherOrderId')}
          />
          <SubmitBar>
            <SubmitButton>{t('swap.save')}</SubmitButton>
            <LinkButton to={home} tone="quiet">
              {t('swap.back')}
            </LinkButton>
          </SubmitBar>
        </Form>
      ) : (
        <EmptyState
          drawing="people"
          title={<h2>{t('swap.none')}</h2>}
          action={
            <LinkButton to={home} tone="secondary">
              {t('swap.back')}
            </LinkButton>
          }
        >
          {t('swap.noneText')}
        </EmptyState>
      )}
    </Page>
  )
}
