import { Form } from '@remix-run/react'
import { leaveKinds } from '../../../server/availability/roster.contract.ts'
import type { DayOffView } from '../../../server/orders/moving/moving.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { Card, Notice, Section, Select, SubmitBar, SubmitButton } from '../../ui/index.ts'

type Visit = DayOffView['visits'][number]
type Props = { left: DayOffView; day: string; dayOffKey: string; answer: unknown }

/** Each visit of the day with who could go, the best chosen already; one button for all of it. */
export function DayOffForm({ left, day, dayOffKey, answer }: Props) {
  const t = useT(['plans', 'roster'])
  const chosen = left.visits.map((visit) => [`to-${visit.orderId}`, suggested(visit)] as const)
  const form = useFormReply(answer, { kind: 'sick', ...Object.fromEntries(chosen) })
  return (
    <Form method="post" noValidate className="grid gap-8">
      <input type="hidden" name="key" value={dayOffKey} />
      <input type="hidden" name="caregiverId" value={left.caregiver.id} />
      <input type="hidden" name="day" value={day} />
      {form.problem?.code === 'moving.slot_gone' ? (
        <Notice tone="bad" live>
          {t('plans:dayOff.taken')}
        </Notice>
      ) : (
        <FormSummary form={form} />
      )}
      <Section title={t('plans:dayOff.visits', { count: left.visits.length })} lead={t('plans:dayOff.lead')}>
        <ul className="grid gap-4">
          {left.visits.map((visit) => (
            <li key={visit.orderId}>
              <Replacement visit={visit} all={left.visits} field={form.field(`to-${visit.orderId}`)} />
            </li>
          ))}
        </ul>
      </Section>
      <Select
        label={t('plans:dayOff.kind')}
        options={leaveKinds.map((kind) => ({ value: kind, label: t(`roster:leave.kind.${kind}`) }))}
        {...form.field('kind')}
      />
      <SubmitBar>
        <SubmitButton>{t('plans:dayOff.save')}</SubmitButton>
      </SubmitBar>
    </Form>
  )
}

/** The best; nobody, where there is nobody at all; else whoever confirms has to look. */
const suggested = ({ best, others }: Visit) => best?.id ?? (others.length === 0 ? 'nobody' : '')

type ReplacementProps = {
  visit: Visit
  all: readonly Visit[]
  field: { name: string; error: string | undefined; defaultValue: string }
}

function Replacement({ visit, all, field }: ReplacementProps) {
  const t = useT('plans')
  const formats = useFormats()
  const { best, others } = visit
  const busy = (id: string) =>
    all.some(
      (one) =>
        one !== visit && one.best?.id === id && one.startsAt < visit.endsAt && visit.startsAt < one.endsAt,
    )
  return (
    <Card className="grid gap-3">
      <div className="grid gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-3 text-lg font-semibold">
          <time dateTime={visit.startsAt.toISOString()}>
            {formats.time(visit.startsAt)}–{formats.time(visit.endsAt)}
          </time>
          <span>
            {visit.calledBy} {visit.title}
          </span>
        </p>
        <p className="text-sm text-ink-soft elder:text-base">{visit.addressLine}</p>
      </div>
      <Select
        label={t('dayOff.to')}
        {...field}
        {...(field.defaultValue === '' && { placeholder: t('dayOff.pick') })}
        options={[
          ...(best ? [{ value: best.id, label: t('dayOff.best', { name: best.name }) }] : []),
          ...others.map(({ id, name }) => ({
            value: id,
            label: busy(id) ? t('dayOff.busy', { name }) : name,
          })),
          { value: 'nobody', label: t('dayOff.nobody') },
        ]}
      />
    </Card>
  )
}
