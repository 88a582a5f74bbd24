import { Form } from '@remix-run/react'
import type { SlotsView } from '../../../server/availability/availability.contract.ts'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { FormSummary, ProblemNotice } from '../../rpc/problem-notice.tsx'
import { type FormState, useFormReply } from '../../rpc/use-form-reply.ts'
import {
  Breadcrumbs,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  PageHead,
  SubmitBar,
  SubmitButton,
  TextArea,
} from '../../ui/index.ts'
import { CaregiverChoice } from '../orders/caregiver-choice.tsx'
import { SlotPicker } from '../orders/slot-picker.tsx'
import { ProposalNotice } from './proposal-notice.tsx'

type Offered = Pick<SlotsView, 'days' | 'caregivers'> & {
  atOnce: boolean
  /** Whose times are shown; null: whoever suits. */
  caregiver: { id: string; name: string } | null
  /** The first day shown, where it is not today, and the first one after those shown. */
  from: string | null
  next: string
}

type Props = {
  order: OrderView
  offered: Offered | null
  moveKey: string
  answer: unknown
  /** The order's page on this side. */
  home: string
}

/** Another time for a visit, as either side chooses it: now, who, when, and a word about it. */
export function MovePage({ order, offered, moveKey, answer, home }: Props) {
  const t = useT('plans')
  const form = useFormReply(answer, { day: dayKey(order.startsAt) })
  // What is asked for already is answered or taken back first; only a move that stands at once takes its place.
  const open = offered && (!order.proposal || offered.atOnce)
  return (
    <Page width="form">
      <Breadcrumbs items={[{ to: home, label: order.terms.title }, { label: t('moving.open') }]} />
      <PageHead
        title={t('moving.title')}
        lead={t('moving.lead', { at: order.startsAt, caregiver: order.visit.caregiver.name })}
      />
      <ProposalNotice order={order} action={home} />
      {open ? (
        <Times order={order} offered={offered} moveKey={moveKey} form={form} home={home} />
      ) : (
        <>
          <FormSummary form={form} />
          {order.proposal ? (
            <p className="max-w-measure">{t('moving.waiting')}</p>
          ) : (
            <ProblemNotice problem={{ code: 'moving.not_movable', params: {}, status: 409 }} />
          )}
          <p>
            <LinkButton to={home} tone="secondary">
              {t('moving.back')}
            </LinkButton>
          </p>
        </>
      )}
    </Page>
  )
}

type TimesProps = { order: OrderView; offered: Offered; moveKey: string; form: FormState; home: string }

function Times({ order, offered, moveKey, form, home }: TimesProps) {
  const t = useT('plans')
  const { caregiver, atOnce, days, from } = offered
  const path = `${home}/move`
  const who = order.as === 'family' ? order.provider.name : t('moving.family')
  const free = days.some(({ slots }) => slots.length > 0)
  const time = form.field('startsAt')
  return (
    <>
      <Notice tone={atOnce ? 'good' : 'info'}>
        {atOnce ? t('moving.atOnce') : t('moving.asks', { who })}
      </Notice>
      <FormSummary form={form} />
      <CaregiverChoice
        caregivers={offered.caregivers}
        chosen={caregiver?.id ?? null}
        path={path}
        more={from ? `&from=${from}` : ''}
      />
      {free ? (
        <Form method="post" noValidate className="grid gap-8">
          <input type="hidden" name="key" value={moveKey} />
          <input type="hidden" name="caregiverId" value={caregiver?.id ?? ''} />
          <div className="grid gap-3">
            <SlotPicker
              key={`${caregiver?.id} ${from}`}
              days={days}
              chosen={time.defaultValue}
              day={form.field('day').defaultValue}
              error={time.error}
            />
            <Fortnight offered={offered} path={path} />
          </div>
          <TextArea
            label={t('moving.note')}
            hint={t('moving.noteHint')}
            maxLength={200}
            rows={3}
            optional
            {...form.field('note')}
          />
          <SubmitBar>
            <SubmitButton>{t(atOnce ? 'moving.save' : 'moving.ask')}</SubmitButton>
            <LinkButton to={home} tone="quiet">
              {t('moving.back')}
            </LinkButton>
          </SubmitBar>
        </Form>
      ) : (
        <EmptyState
          drawing="calendar"
          title={<h2>{t('moving.none')}</h2>}
          action={<Fortnight offered={offered} path={path} />}
        >
          {t('moving.noneText')}
        </EmptyState>
      )}
    </>
  )
}

/** To the two weeks after these, or back to the nearest. */
function Fortnight({ offered, path }: { offered: Offered; path: string }) {
  const t = useT('plans')
  const { caregiver, from, next } = offered
  const of = `${path}?caregiver=${caregiver?.id ?? 'any'}`
  return (
    <p className="flex flex-wrap gap-3">
      {from && (
        <LinkButton to={of} tone="quiet" size="sm">
          {t('moving.earlier')}
        </LinkButton>
      )}
      <LinkButton to={`${of}&from=${next}`} tone="quiet" size="sm">
        {t('moving.later')}
      </LinkButton>
    </p>
  )
}
