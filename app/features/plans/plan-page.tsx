import { Form, Link } from '@remix-run/react'
import type { PlanView } from '../../../server/plans/plan.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import type { FormState } from '../../rpc/use-form-reply.ts'
import {
  Badge,
  Breadcrumbs,
  Button,
  Card,
  Cluster,
  DateField,
  DescriptionList,
  LinkButton,
  Money,
  Page,
  PageHead,
  Section,
  SubmitButton,
  TextArea,
  TimeField,
} from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'
import { OrderBadge } from '../orders/order-badge.tsx'
import { RuleFields } from './rule-fields.tsx'
import { useRuleWords } from './rule-words.ts'

type Props = { plan: PlanView; form: FormState; tomorrow: string; endKey: string }

/** A plan as its family sees it: the rule, the days to settle, the visits arranged, and how to change or end it. */
export function PlanPage({ plan, form, tomorrow, endKey }: Props) {
  const t = useT('plans')
  const words = useRuleWords()
  return (
    <Page>
      <Breadcrumbs items={[{ to: '/orders', label: t('page.back') }, { label: plan.title }]} />
      <PageHead
        title={t('page.title', { calledBy: plan.calledBy, title: plan.title })}
        lead={t(`page.${plan.state}`)}
      />
      <FormSummary form={form} />
      <Card>
        <DescriptionList
          items={[
            { term: t('page.rule'), value: words(plan.recurrence) },
            {
              term: '',
              value:
                plan.next &&
                t('page.nextRule', { from: plan.next.fromDay, rule: words(plan.next.recurrence) }),
            },
            { term: t('page.caregiver'), value: plan.caregiver?.name ?? t('page.caregiverAny') },
            { term: t('page.price'), value: <Money fen={plan.visitFen} /> },
            {
              term: t('page.provider'),
              value: (
                <Link to={`/providers/${plan.provider.id}`} className="link">
                  {plan.provider.name}
                </Link>
              ),
            },
          ].filter(({ value }) => Boolean(value))}
        />
      </Card>
      {plan.gaps.length > 0 && <Gaps plan={plan} />}
      <Visits plan={plan} />
      {plan.mine ? (
        <section className="grid gap-3 print:hidden">
          <ChangePlan plan={plan} form={form} tomorrow={tomorrow} />
          <EndPlan tomorrow={tomorrow} endKey={endKey} />
        </section>
      ) : (
        plan.state === 'ended' && (
          <LinkButton to={`/providers/${plan.provider.id}`} tone="secondary" className="justify-self-start">
            {t('page.again')}
          </LinkButton>
        )
      )}
    </Page>
  )
}

/** Days on which nobody is free: one form each, so that one settled does not wait for another. */
function Gaps({ plan }: { plan: PlanView }) {
  const t = useT('plans')
  const formats = useFormats()
  return (
    <Section title={t('page.gaps')} lead={t('page.gapsText')}>
      <ul className="grid gap-4">
        {plan.gaps.map((gap) => (
          <Card key={gap.day} as="li" tone="now" className="grid gap-3">
            <h3 className="font-semibold">{formats.dayTime(gap.startsAt)}</h3>
            {gap.options.length === 0 && <p>{t('page.gapNone')}</p>}
            {plan.mine && (
              <Form method="post">
                <input type="hidden" name="intent" value="solve" />
                <input type="hidden" name="day" value={gap.day} />
                <Cluster>
                  {gap.options.map(({ startsAt, caregiver }) => (
                    <Button
                      key={startsAt.toISOString()}
                      type="submit"
                      name="choice"
                      value={`${startsAt.toISOString()}|${caregiver.id}`}
                      tone="secondary"
                      size="sm"
                    >
                      {t('draft.option', { time: formats.time(startsAt), name: caregiver.name })}
                    </Button>
                  ))}
                  <Button type="submit" name="choice" value="skip" tone="quiet" size="sm">
                    {t('page.skip')}
                  </Button>
                </Cluster>
              </Form>
            )}
          </Card>
        ))}
      </ul>
    </Section>
  )
}

function Visits({ plan }: { plan: PlanView }) {
  const t = useT('plans')
  const formats = useFormats()
  return (
    <Section title={t('page.visits')}>
      {plan.visits.length === 0 && <p className="text-ink-soft">{t('page.visitsNone')}</p>}
      <Card flush>
        <ol className="divide-y divide-line">
          {plan.visits.map((visit) => (
            <li
              key={visit.orderId}
              className="relative grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-1 px-5 py-3 hover:bg-pine-wash max-md:elder:grid-cols-1"
            >
              <div>
                <Link
                  to={`/orders/${visit.orderId}`}
                  className="font-semibold no-underline after:absolute after:inset-0 hover:text-pine"
                >
                  {formats.span(visit.startsAt, visit.endsAt)}
                </Link>
                <p className="text-sm text-ink-soft elder:text-base">
                  {visit.caregiverName}
                  {visit.payBy &&
                    ` · ${
                      visit.state === 'planned'
                        ? t(visit.paidAhead ? 'page.drawAt' : 'page.billAt', { at: visit.payBy })
                        : t('page.payBy', { at: visit.payBy })
                    }`}
                </p>
              </div>
              <span className="flex flex-wrap justify-end gap-2 max-md:elder:justify-start">
                {visit.moved && <Badge tone="info">{t('page.moved')}</Badge>}
                <OrderBadge state={visit.state} visitState="scheduled" />
              </span>
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  )
}

function ChangePlan({ plan, form, tomorrow }: { plan: PlanView; form: FormState; tomorrow: string }) {
  const t = useT('plans')
  return (
    <Fold summary={t('page.change')} open={form.items.length > 0 || undefined}>
      <p className="text-ink-soft">{t('page.changeText')}</p>
      <Form method="post" noValidate className="grid gap-6">
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="version" value={plan.version} />
        <div className="grid gap-6 sm:grid-cols-2">
          <DateField label={t('page.changeFrom')} min={tomorrow} {...form.field('fromDay')} />
          <TimeField label={t('page.changeTime')} step={1800} {...form.field('time')} />
        </div>
        <RuleFields form={form} first={{ firstDay: tomorrow }} />
        <SubmitButton tone="secondary" className="justify-self-start">
          {t('page.changeSave')}
        </SubmitButton>
      </Form>
    </Fold>
  )
}

function EndPlan({ tomorrow, endKey }: { tomorrow: string; endKey: string }) {
  const t = useT('plans')
  return (
    <Fold summary={t('page.end')} danger>
      <p>{t('page.endText')}</p>
      <Form method="post" noValidate className="grid gap-4">
        <input type="hidden" name="intent" value="end" />
        <input type="hidden" name="key" value={endKey} />
        <DateField
          id="end-from"
          name="fromDay"
          label={t('page.endFrom')}
          defaultValue={tomorrow}
          min={tomorrow}
        />
        <TextArea name="reason" label={t('page.endReason')} maxLength={500} rows={2} />
        <SubmitButton tone="danger" className="justify-self-start">
          {t('page.endSave')}
        </SubmitButton>
      </Form>
    </Fold>
  )
}

export const dayAfter = (at: Date) => dayKey(new Date(at.getTime() + 86_400_000))
