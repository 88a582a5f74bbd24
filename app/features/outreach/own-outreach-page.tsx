import { Form, useActionData } from '@remix-run/react'
import { grounds, type OwnHardship } from '../../../server/outreach/outreach.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  Badge,
  Breadcrumbs,
  Card,
  Checkbox,
  CheckboxCards,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Section,
  SubmitButton,
} from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'
import { Timeline } from '../timeline/timeline.tsx'
import { lastDayOf, toneOfOutreach } from './outreach-words.ts'

type Props = {
  recipientId: string
  of: { calledBy: string; mayDeclare: boolean; hardship: OwnHardship | null; elder: boolean }
  keyOf: string
  done: 'sent' | 'left' | null
  now: Date
}

/** A family asks that somebody of theirs is looked in on, reads how far it is, and may take it back. */
export function OwnOutreachPage({ recipientId, of, keyOf, done, now }: Props) {
  const t = useT(['outreach', 'family'])
  const { calledBy, hardship, mayDeclare } = of
  const home = `/family/recipients/${recipientId}`
  return (
    <Page width="form">
      <Breadcrumbs
        items={[
          { to: '/family', label: t('family:page.title') },
          { to: home, label: calledBy },
          { label: t('own.link') },
        ]}
      />
      <PageHead title={t('own.title', { calledBy })} lead={t('own.lead')} />
      {done && (
        <Notice tone="good" live>
          {t(`own.${done}`)}
        </Notice>
      )}
      {hardship && <Stand hardship={hardship} keyOf={keyOf} now={now} />}
      {mayDeclare && <Declare calledBy={calledBy} keyOf={keyOf} />}
      {!mayDeclare && !hardship?.going && (
        <Notice
          tone="info"
          {...(of.elder && {
            actions: (
              <LinkButton to={home} tone="secondary" size="sm">
                {t('own.edit')}
              </LinkButton>
            ),
          })}
        >
          {t(of.elder ? 'own.region' : 'own.child')}
        </Notice>
      )}
    </Page>
  )
}

function Stand({ hardship, keyOf, now }: { hardship: OwnHardship; keyOf: string; now: Date }) {
  const t = useT('outreach')
  const { state, facts, contactBy, steps, going } = hardship
  if (!going) return <p className="text-ink-soft">{t('own.over', { state: t(`state.${state}`) })}</p>
  return (
    <>
      <Section
        title={t('own.state')}
        actions={<Badge tone={toneOfOutreach(state, false)}>{t(`state.${state}`)}</Badge>}
      >
        <ul className="grid gap-1">
          {facts.map(({ ground, fact, ref }) => (
            <li key={ground}>
              <span className="font-semibold">{t(`ground.${ground}`)}</span>{' '}
              <span className="text-ink-soft">{t(`fact.${fact}`, { ref })}</span>
            </li>
          ))}
        </ul>
        {contactBy && <p className="font-semibold">{t('page.due', { at: lastDayOf(contactBy) })}</p>}
        <Timeline
          now={now}
          knots={steps.map(({ position, transition, at, actorKind }) => ({
            key: String(position),
            title: t(`step.${transition as 'visit'}`),
            at,
            who: t(`step.${actorKind as 'family'}`),
            state: 'done',
          }))}
        />
      </Section>
      <Fold summary={t('own.leave')} danger>
        <p>{t('own.leaveText')}</p>
        <Form method="post">
          <input type="hidden" name="intent" value="leave" />
          <input type="hidden" name="key" value={keyOf} />
          <SubmitButton tone="danger" name="of" value="leave">
            {t('own.leaveSend')}
          </SubmitButton>
        </Form>
      </Fold>
    </>
  )
}

function Declare({ calledBy, keyOf }: { calledBy: string; keyOf: string }) {
  const t = useT('outreach')
  const form = useIntentForm(useActionData(), 'declare')
  return (
    <Card>
      <Form method="post" noValidate className="grid gap-5">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="declare" />
        <input type="hidden" name="key" value={keyOf} />
        <CheckboxCards
          label={t('ground.label')}
          hint={t('own.old')}
          columns={2}
          {...form.list('grounds')}
          choices={grounds
            .filter((ground) => ground !== 'very_old')
            .map((value) => ({ value, title: t(`ground.${value}`) }))}
        />
        <Checkbox {...form.tick('agreed')} hint={t('own.agreedHint', { calledBy })}>
          {t('own.agreed', { calledBy })}
        </Checkbox>
        <SubmitButton name="of" value="declare" className="justify-self-start">
          {t('own.send')}
        </SubmitButton>
      </Form>
    </Card>
  )
}
