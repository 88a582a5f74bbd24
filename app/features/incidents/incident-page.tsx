import { Form, Link, useActionData } from '@remix-run/react'
import { Phone } from 'lucide-react'
import type { IncidentView } from '../../../server/incidents/incident.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { ProblemNotice } from '../../rpc/problem-notice.tsx'
import {
  Badge,
  buttonClass,
  Card,
  cx,
  DescriptionList,
  Notice,
  Page,
  PageHead,
  Section,
  SubmitButton,
  WithAside,
} from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { CloseForm } from './close-form.tsx'
import { IncidentThread } from './incident-thread.tsx'
import { toneOfIncident, useSince } from './incident-words.ts'

type IncidentPageProps = { incident: IncidentView; keyOf: string; now: Date }

/** One call for help: whom to phone first, the one press that says “I am on it”, and what has happened. */
export function IncidentPage({ incident, keyOf, now }: IncidentPageProps) {
  const t = useT('incidents')
  const since = useSince(incident.raisedAt, now)
  const pressed = useIntentForm(useActionData(), 'press')
  const going = incident.closedAt === null
  return (
    <Page className="gap-6 py-5 sm:gap-8 sm:py-8">
      <PageHead
        eyebrow={t('page.eyebrow', { at: incident.raisedAt })}
        title={t(going ? 'page.title' : 'page.over', { who: incident.who })}
        lead={[
          t(`page.by.${incident.raisedBySide}`, { name: incident.raisedByName }),
          ...(going ? [since] : []),
        ].join(' · ')}
        actions={<Badge tone={toneOfIncident(incident.state)}>{t(`state.${incident.state}`)}</Badge>}
      />
      <ProblemNotice problem={pressed.problem} />
      <WithAside aside={<Facts incident={incident} />}>
        {going && <Presses incident={incident} keyOf={keyOf} />}
        {going && <Phones incident={incident} />}
        {incident.moves.includes('close') && <CloseForm keyOf={keyOf} />}
        {incident.outcome && (
          <Section title={t('result')}>
            <Card className="grid gap-2">
              <p className="font-semibold">{t(`outcome.${incident.outcome}`)}</p>
              <p className="max-w-measure whitespace-pre-line">{incident.report}</p>
            </Card>
          </Section>
        )}
        <Section title={t('timeline')}>
          <IncidentThread incident={incident} now={now} />
        </Section>
        {going && (
          <Notice>
            {incident.providerName
              ? t('told.withProvider', { provider: incident.providerName })
              : t('told.withoutProvider')}
          </Notice>
        )}
      </WithAside>
    </Page>
  )
}

/** Every button is one press; the loudest is the one that stops the calling. */
function Presses({ incident: { moves }, keyOf }: { incident: IncidentView; keyOf: string }) {
  const t = useT('incidents')
  const answers = moves.find((name) => name === 'acknowledge' || name === 'join')
  if (!answers && !moves.includes('take_back')) return null
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-5">
      {answers && (
        <Form method="post" className="grid gap-2 max-sm:w-full">
          <Intent value="press" keyOf={keyOf} />
          <SubmitButton
            wide
            name="press"
            value="acknowledge"
            tone={answers === 'acknowledge' ? 'primary' : 'secondary'}
            className="text-lg"
          >
            {t(answers)}
          </SubmitButton>
          {answers === 'acknowledge' && <p className="text-ink-soft">{t('acknowledgeHint')}</p>}
        </Form>
      )}
      {moves.includes('take_back') && (
        <Form method="post" className="grid gap-2 max-sm:w-full">
          <Intent value="press" keyOf={keyOf} />
          <SubmitButton wide name="press" value="take_back" tone="secondary" className="text-lg">
            {t('takeBack')}
          </SubmitButton>
          <p className="text-ink-soft">{t('takeBackHint')}</p>
        </Form>
      )}
    </div>
  )
}

function Phones({ incident: { phones } }: { incident: IncidentView }) {
  const t = useT('incidents')
  const formats = useFormats()
  const calls = phones.map(({ of, name, phone }) => ({
    label: t(`call.${of}`, { name }),
    phone,
    urgent: false,
  }))
  return (
    <Section title={t('calls')}>
      <ul className="grid gap-3 sm:grid-cols-2">
        {[{ label: t('call.emergency'), phone: '120', urgent: true }, ...calls].map(
          ({ label, phone, urgent }) => (
            <li key={phone}>
              <a
                href={`tel:${phone}`}
                className={cx(buttonClass({ tone: urgent ? 'danger' : 'secondary', wide: true }))}
              >
                <Phone aria-hidden="true" className="size-5 shrink-0" />
                <span>
                  {label}
                  <span className="block text-sm font-normal elder:text-base">
                    {urgent ? t('urgent') : formats.phone(phone)}
                  </span>
                </span>
              </a>
            </li>
          ),
        )}
      </ul>
    </Section>
  )
}

function Facts({ incident }: { incident: IncidentView }) {
  const t = useT('incidents')
  const formats = useFormats()
  const { answers, orderPath, title } = incident
  return (
    <Card tone="quiet">
      <DescriptionList
        items={[
          {
            term: t('answered'),
            value:
              answers.length === 0 ? (
                t('nobody')
              ) : (
                <ul className="grid gap-1">
                  {answers.map(({ name, side, at }) => (
                    <li key={`${name}${at.toISOString()}`}>
                      {name}
                      <span className="text-ink-soft">
                        {' '}
                        {t(`side.${side}`)} {formats.time(at)}
                      </span>
                    </li>
                  ))}
                </ul>
              ),
          },
          { term: t('where'), value: incident.addressLine },
          {
            term: t('at'),
            value: orderPath && (
              <Link to={orderPath} className="link">
                {title}
              </Link>
            ),
          },
          { term: t('carer'), value: incident.caregiverName },
        ]}
      />
    </Card>
  )
}
