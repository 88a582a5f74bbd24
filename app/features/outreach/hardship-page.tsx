import { Form, Link, useActionData } from '@remix-run/react'
import type { HardshipView } from '../../../server/outreach/outreach.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  Badge,
  Breadcrumbs,
  Card,
  DescriptionList,
  Notice,
  Page,
  PageHead,
  Section,
  SubmitButton,
  TextField,
} from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Timeline } from '../timeline/timeline.tsx'
import { HardshipMove } from './hardship-move.tsx'
import { lastDayOf, toneOfOutreach } from './outreach-words.ts'

type Props = { view: HardshipView; keyOf: string; done: boolean; now: Date }

/** One on the list: why, how far it is, what was done. Who it is opens for a reason. */
export function HardshipPage({ view, keyOf, done, now }: Props) {
  const t = useT('outreach')
  const { name, place, street, points, urgency, state, late, listedAt, agreedAt } = view
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: '/operator/outreach', label: t('page.back') }, { label: name }]} />
      <PageHead
        title={t('page.title', { name, place: `${place} ${street}`.trim() })}
        eyebrow={t('page.since', { at: listedAt })}
        actions={<Badge tone={toneOfOutreach(state, late)}>{t(`state.${state}`)}</Badge>}
      />
      {done && (
        <Notice tone="good" live>
          {t('page.done')}
        </Notice>
      )}
      {view.person ? <Person view={view} person={view.person} /> : <Closed />}
      <Section title={t('page.why')}>
        <ul className="grid gap-1">
          {view.facts.map(({ ground, fact, ref }) => (
            <li key={ground}>
              <span className="font-semibold">{t(`ground.${ground}`)}</span>{' '}
              <span className="text-ink-soft">{t(`fact.${fact}`, { ref })}</span>
            </li>
          ))}
        </ul>
        <p className="text-ink-soft">
          {t('page.points', { count: points, urgency: t(`urgency.${urgency}`) })}
          {' · '}
          {agreedAt ? t('page.agreed', { at: agreedAt }) : t('page.duty')}
        </p>
      </Section>
      {view.moves.length > 0 && <HardshipMove view={view} keyOf={keyOf} />}
      <Steps view={view} now={now} />
    </Page>
  )
}

function Closed() {
  const t = useT('outreach')
  const form = useIntentForm(useActionData(), 'open')
  return (
    <Card tone="quiet" className="grid gap-3">
      <h2 className="font-semibold">{t('page.closed')}</h2>
      <p className="text-ink-soft">{t('page.closedText')}</p>
      <Form method="post" noValidate className="grid gap-4">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="open" />
        <TextField
          {...form.field('reason')}
          label={t('page.reason')}
          hint={t('page.reasonHint')}
          maxLength={200}
          autoComplete="off"
        />
        <SubmitButton tone="secondary" name="of" value="open" className="justify-self-start">
          {t('page.open')}
        </SubmitButton>
      </Form>
    </Card>
  )
}

function Person({ view, person }: { view: HardshipView; person: NonNullable<HardshipView['person']> }) {
  const t = useT('outreach')
  const formats = useFormats()
  if (person.name === '') return <Notice tone="info">{t('page.gone')}</Notice>
  return (
    <Section title={t('page.who')}>
      <DescriptionList
        items={[
          { term: t('page.name'), value: person.name },
          {
            term: t('page.phone'),
            value: person.phone && (
              <a href={`tel:${person.phone}`} className="link inline-flex min-h-target-sm items-center">
                {formats.phone(person.phone)}
              </a>
            ),
          },
          { term: t('page.address'), value: `${view.place} ${view.street} ${person.addressLine}`.trim() },
        ]}
      />
      {view.orders.length > 0 && (
        <ul aria-label={t('page.orders')} className="grid gap-1">
          {view.orders.map(({ id, number, title, startsAt }) => (
            <li key={id}>
              <Link to={`/operator/orders/${id}`} className="link inline-flex min-h-target-sm items-center">
                {number} · {title} · {formats.day(startsAt)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {view.moves.length > 0 && (
        <Form method="post" className="grid justify-items-start gap-2">
          <SubmitButton tone="secondary" name="intent" value="order">
            {t('page.order')}
          </SubmitButton>
          <p className="max-w-measure text-ink-soft">{t('page.orderText')}</p>
        </Form>
      )}
    </Section>
  )
}

function Steps({ view, now }: { view: HardshipView; now: Date }) {
  const t = useT('outreach')
  return (
    <Section title={t('page.steps')}>
      {view.contactBy && (
        <p className={view.late ? 'font-semibold text-bad' : 'font-semibold'}>
          {t('page.due', { at: lastDayOf(view.contactBy) })}
        </p>
      )}
      <Timeline
        now={now}
        knots={view.steps.map(({ position, transition, at, actorKind, actorName, nextOn, note }) => ({
          key: String(position),
          title: t(`step.${transition as 'visit'}`),
          at,
          who: actorName || t(`step.${actorKind as 'clock'}`),
          detail: (nextOn || note) && (
            <span className="grid gap-1">
              {note && <span className="whitespace-pre-line">{note}</span>}
              {nextOn && <span className="text-ink-soft">{t('step.next', { day: nextOn })}</span>}
            </span>
          ),
          state: transition === 'remind' ? 'stopped' : 'done',
        }))}
      />
      {view.moves.length === 0 && <p className="text-ink-soft">{t('page.over')}</p>}
    </Section>
  )
}
