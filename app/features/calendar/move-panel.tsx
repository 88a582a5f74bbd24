import { Form } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { MovePreview } from '../../../server/orders/moving/moving.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import {
  Button,
  Card,
  DateField,
  LinkButton,
  Notice,
  Select,
  Stack,
  SubmitButton,
  TextField,
} from '../../ui/index.ts'
import type { Moving } from './calendar.server.ts'
import type { CalendarAddress } from './calendar-address.ts'
import { clockOf } from './grid.ts'

type Props = {
  providerId: string
  address: CalendarAddress
  moving: Moving
  staff: readonly { id: string; name: string }[]
  moveKey: string
  answer: unknown
  close: string
}

const halfHours = Array.from({ length: 48 }, (_, index) => clockOf(index * 30))

/** A visit, where else it could go, and what would come of it: looked at first, saved by its own button. */
export function MovePanel(props: Props) {
  const { providerId, address, moving, staff, close } = props
  const t = useT('calendar')
  const formats = useFormats()
  const { orderId, calledBy, title, startsAt, endsAt, caregiver, preview, day, time } = moving
  const heading = useFocus(`${orderId} ${day} ${time} ${preview.caregiver.id}`)
  const times = halfHours.includes(time) ? halfHours : [...halfHours, time].sort()
  const order = `/desk/${providerId}/orders/${orderId}`
  return (
    <Card className="grid gap-5">
      <div className="grid gap-1">
        <h2 ref={heading} tabIndex={-1} className="text-xl">
          {t('move.title', { calledBy, title })}
        </h2>
        <p className="text-ink-soft">
          {t('move.now', { span: formats.span(startsAt, endsAt), name: caregiver.name })}
        </p>
      </div>
      <Form method="get" className="grid gap-4" preventScrollReset>
        <input type="hidden" name="view" value={address.view} />
        <input type="hidden" name="date" value={address.date} />
        {address.carer && <input type="hidden" name="carer" value={address.carer} />}
        <input type="hidden" name="move" value={orderId} />
        <DateField key={`day ${day}`} label={t('move.day')} name="day" defaultValue={day} required />
        <Select
          key={`time ${time}`}
          label={t('move.time')}
          name="time"
          defaultValue={time}
          options={times.map((value) => ({ value, label: value }))}
        />
        <Select
          key={`to ${preview.caregiver.id}`}
          label={t('move.to')}
          name="to"
          defaultValue={preview.caregiver.id}
          options={staff.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button type="submit" tone="secondary">
          {t('move.look')}
        </Button>
      </Form>
      {preview.same ? <p className="text-ink-soft">{t('move.same')}</p> : <Outcome {...props} />}
      <p className="flex flex-wrap gap-2">
        <LinkButton to={`${order}/move`} tone="quiet" size="sm">
          {t('move.free')}
        </LinkButton>
        <LinkButton to={`${order}/swap`} tone="quiet" size="sm">
          {t('move.swap')}
        </LinkButton>
        <LinkButton to={close} tone="quiet" size="sm" preventScrollReset>
          {t('move.close')}
        </LinkButton>
      </p>
    </Card>
  )
}

/** What stands in the way, the ways before and after, and the button where it can be done. */
function Outcome({ moving, moveKey, answer }: Props) {
  const t = useT('calendar')
  const formats = useFormats()
  const { preview, proposal } = moving
  const form = useFormReply(answer, { note: '' })
  const target = { span: formats.span(preview.startsAt, preview.endsAt), name: preview.caregiver.name }
  const can = preview.movable && preview.reasons.length === 0 && !proposal
  return (
    <Stack gap="md">
      <FormSummary form={form} />
      {can ? (
        <Notice tone="good" title={t('move.can', target)}>
          {t(preview.atOnce ? 'move.atOnce' : 'move.asks')}
        </Notice>
      ) : (
        <Notice tone="bad" title={t('move.cannot', target)}>
          <ul className="grid gap-1">
            {!preview.movable && <li>{t('move.begun')}</li>}
            {proposal && <li>{t('move.proposed', { at: proposal.startsAt })}</li>}
            {preview.reasons.map((reason) => (
              <li key={reason}>{t(`why.${reason}`, target)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Ways preview={preview} />
      {can && (
        <Form method="post" noValidate className="grid gap-4" preventScrollReset>
          <input type="hidden" name="orderId" value={preview.orderId} />
          <input type="hidden" name="startsAt" value={preview.startsAt.toISOString()} />
          <input type="hidden" name="caregiverId" value={preview.caregiver.id} />
          <input type="hidden" name="key" value={moveKey} />
          <TextField label={t('move.note')} maxLength={200} optional {...form.field('note')} />
          <SubmitButton wide>{t(preview.atOnce ? 'move.save' : 'move.ask')}</SubmitButton>
        </Form>
      )}
    </Stack>
  )
}

/** The visit before and the one after, with the way between: 路上 25 分钟，中间空 40 分钟. */
function Ways({ preview: { before, after, startsAt, endsAt } }: { preview: MovePreview }) {
  const t = useT('calendar')
  const gap = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 60_000)
  const lines = [
    before && { key: 'before' as const, ...before, at: before.endsAt, gap: gap(before.endsAt, startsAt) },
    after && { key: 'after' as const, ...after, at: after.startsAt, gap: gap(endsAt, after.startsAt) },
  ].filter((line) => line !== null)
  if (lines.length === 0) return <p className="text-sm text-ink-soft">{t('move.noNeighbours')}</p>
  return (
    <ul className="grid gap-1 text-sm">
      {lines.map(({ key, calledBy, at, wayMinutes, gap: free }) => (
        <li key={key} className={free < wayMinutes ? 'font-medium text-bad' : 'text-ink-soft'}>
          {t(`move.${key}`, { calledBy: calledBy ?? t('move.somebody'), at })}{' '}
          {free < 0 ? t('move.overlaps') : t('move.way', { minutes: wayMinutes, gap: free })}
        </li>
      ))}
    </ul>
  )
}

/** Brings whoever put a visit down to what it would mean. Without scripts the page begins there anyway. */
function useFocus(key: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new place is told anew
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [key])
  return heading
}
