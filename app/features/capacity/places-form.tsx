import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { PlacesView } from '../../../server/capacity/capacity.contract.ts'
import { longest } from '../../../server/capacity/capacity.contract.ts'
import type { DraftView } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import {
  Button,
  DateField,
  LinkButton,
  Money,
  Select,
  SubmitBar,
  SubmitButton,
  TextArea,
} from '../../ui/index.ts'
import { draftPath } from '../orders/draft-frame.tsx'
import { PlacePicker } from './place-picker.tsx'

type Given = { draft: DraftView; places: PlacesView; form: FormState; others: ReactNode }

/** Before any place can be named where there are classes: how old the child is. */
export function BirthDateForm({ draft, form, today }: { draft: DraftView; form: FormState; today: string }) {
  const t = useT('capacity')
  return (
    <Form method="post" noValidate className="grid gap-4">
      <input type="hidden" name="intent" value="born" />
      <DateField
        label={t('when.born', { calledBy: draft.calledBy })}
        hint={t('when.bornHint')}
        max={today}
        className="max-w-80"
        {...form.field('bornOn')}
      />
      <div>
        <SubmitButton>{t('when.bornSave')}</SubmitButton>
      </div>
    </Form>
  )
}

/** How many nights or months: the days below are counted for all of them. Works by reloading the page. */
export function CountForm({ places, path }: { places: PlacesView; path: string }) {
  const t = useT('capacity')
  const { term, count } = places
  if (term !== 'nights' && term !== 'months') return null
  const most = longest[term]
  const nights = term === 'nights'
  return (
    <Form method="get" action={path} preventScrollReset className="flex flex-wrap items-end gap-3">
      <Select
        key={count}
        name="count"
        label={t(nights ? 'when.countNights' : 'when.countMonths')}
        hint={t(nights ? 'when.countHintNights' : 'when.countHintMonths', { most })}
        defaultValue={String(count)}
        options={Array.from({ length: most }, (_, index) => ({
          value: String(index + 1),
          label: t(`term.${term}`, { count: index + 1 }),
        }))}
        className="min-w-0 flex-1 basis-60"
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
      />
      <Button type="submit" tone="secondary">
        {t('when.countShow')}
      </Button>
    </Form>
  )
}

/** Step 2 where places are sold: a day, and what to mind. */
export function PlacesForm({ draft, places, form, others }: Given) {
  const t = useT(['capacity', 'orders', 'discovery'])
  const time = form.field('startsAt')
  const several = places.days.some((day) => day.places.length > 1)
  return (
    <Form method="post" noValidate className="grid gap-8">
      <input type="hidden" name="count" value={places.count} />
      <div className="grid gap-2">
        <PlacePicker
          key={`${places.count} ${places.days[0]?.date}`}
          days={places.days}
          label={t(several ? 'capacity:when.chooseSession' : 'capacity:when.choose')}
          chosen={time.defaultValue}
          error={time.error}
        />
        {others}
        <Hours places={places} />
        <WhyNot places={places} />
      </div>
      <TextArea
        label={t('orders:when.note')}
        hint={t('orders:when.noteHint')}
        maxLength={500}
        rows={3}
        optional
        {...form.field('note')}
      />
      <SubmitBar
        aside={
          <Money
            fen={draft.offering.priceFen * places.count}
            per={
              places.count === 1
                ? t(`discovery:unit.${draft.offering.unit}` as 'discovery:unit.visit')
                : undefined
            }
          />
        }
      >
        <SubmitButton>{t('capacity:when.save')}</SubmitButton>
        <LinkButton to={draftPath(draft, 'who')} tone="quiet">
          {t('orders:step.back')}
        </LinkButton>
      </SubmitBar>
    </Form>
  )
}

/** From when to when, where every day has the same hours. */
function Hours({ places: { days, term } }: { places: PlacesView }) {
  const t = useT('capacity')
  const formats = useFormats()
  const first = days.flatMap(({ places }) => places)[0]
  const several = days.some(({ places }) => places.length > 1)
  if (!first) return null
  const hours = { from: formats.time(first.startsAt), to: formats.time(first.endsAt) }
  return (
    <p className="text-sm text-ink-soft elder:text-base">
      {!several && `${t(term === 'nights' ? 'when.hoursNight' : 'when.hours', hours)} · `}
      {t('when.shown')}
    </p>
  )
}

function WhyNot({ places: { days } }: { places: PlacesView }) {
  const t = useT('capacity')
  const gaps = new Set(days.flatMap(({ places }) => places.map(({ gap }) => gap)))
  const reasons = [
    gaps.has('full') && t('when.whyFull'),
    (gaps.has('ratio') || gaps.has('no_carer')) && t('when.whyRatio'),
    gaps.has('closed') && t('when.whyClosed'),
  ].filter((reason) => reason !== false)
  if (reasons.length === 0) return null
  return (
    <details className="text-sm elder:text-base">
      <summary className="link inline-flex min-h-target-sm cursor-pointer items-center">
        {t('when.why')}
      </summary>
      <ul className="grid list-disc gap-1 ps-5 text-ink-soft">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  )
}

/** Earlier and later days, as links that keep how many nights or months were asked for. */
export function OtherDays({ before, after }: { before: string | null; after: string | null }) {
  const t = useT('capacity')
  return (
    <nav className="flex flex-wrap justify-between gap-x-6">
      {before ? (
        <Link to={before} preventScrollReset className="link inline-flex min-h-target-sm items-center">
          {t('when.earlier')}
        </Link>
      ) : (
        <span />
      )}
      {after && (
        <Link to={after} preventScrollReset className="link inline-flex min-h-target-sm items-center">
          {t('when.later')}
        </Link>
      )}
    </nav>
  )
}
