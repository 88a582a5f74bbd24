import { Form, Link, useActionData } from '@remix-run/react'
import type { AlarmView } from '../../../server/alarms/alarm.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  Badge,
  Card,
  EmptyState,
  Notice,
  Page,
  PageHead,
  Section,
  Stack,
  SubmitButton,
} from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { TextMove } from './text-move.tsx'

type Props = {
  open: readonly AlarmView[]
  closed: readonly AlarmView[]
  keys: Record<string, string>
  done: boolean
}

/** What the clock has found: taken on by somebody, and closed with what was done. */
export function AlarmsPage({ open, closed, keys, done }: Props) {
  const t = useT('watch')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('alarms.title')} lead={t('alarms.lead')} />
      {done && (
        <Notice tone="good" live>
          {t('alarms.moved')}
        </Notice>
      )}
      {open.length === 0 ? (
        <EmptyState drawing="search" title={t('alarms.none')}>
          {t('alarms.noneText')}
        </EmptyState>
      ) : (
        <Stack>
          {open.map((alarm) => (
            <AlarmCard key={alarm.id} alarm={alarm} keyOf={keys[alarm.id] ?? ''} />
          ))}
        </Stack>
      )}
      <Section title={t('alarms.closed')}>
        {closed.length === 0 ? (
          <p className="text-ink-soft">{t('alarms.noneClosed')}</p>
        ) : (
          <Stack>
            {closed.map((alarm) => (
              <AlarmCard key={alarm.id} alarm={alarm} keyOf="" />
            ))}
          </Stack>
        )}
      </Section>
    </Page>
  )
}

function AlarmCard({ alarm, keyOf }: { alarm: AlarmView; keyOf: string }) {
  const t = useT('watch')
  const formats = useFormats()
  const { id, kind, state, providerId, providerName, acknowledgedAt, closedAt } = alarm
  return (
    <Card as="article" tone={state === 'open' ? 'now' : 'plain'} className="grid gap-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={state === 'open' ? 'now' : state === 'closed' ? 'plain' : 'info'}>
          {t(`alarms.kinds.${kind}`)}
        </Badge>
        {providerId && (
          <Link className="link font-semibold" to={`/operator/providers/${providerId}`}>
            {providerName}
          </Link>
        )}
        <span className="text-sm text-ink-soft">{t('alarms.opened', { at: alarm.openedAt })}</span>
      </p>
      <p className="max-w-measure">{String(t(`alarms.says.${kind}` as never, { ...alarm.facts }))}</p>
      {acknowledgedAt && !closedAt && (
        <p className="text-sm text-ink-soft">
          {t('alarms.acknowledged', { name: alarm.acknowledgedByName, at: acknowledgedAt })}
        </p>
      )}
      {closedAt && (
        <p className="text-sm text-ink-soft">
          {formats.labelled(t('alarms.closedBy', { name: alarm.closedByName, at: closedAt }), alarm.outcome)}
        </p>
      )}
      {alarm.moves.includes('acknowledge') && <TakeOn id={id} keyOf={keyOf} />}
      {alarm.moves.includes('close') && (
        <TextMove
          move="close"
          id={id}
          keyOf={keyOf}
          words={{
            summary: t('alarms.close'),
            label: t('alarms.closeText'),
            hint: t('alarms.closeHint'),
            send: t('alarms.closeSend'),
          }}
        />
      )}
    </Card>
  )
}

function TakeOn({ id, keyOf }: { id: string; keyOf: string }) {
  const t = useT('watch')
  const form = useIntentForm(useActionData(), 'acknowledge', {}, { id })
  return (
    <Form method="post">
      <FormSummary form={form} />
      <Intent value="acknowledge" keyOf={keyOf} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton size="sm" name="of" value={`acknowledge-${id}`}>
        {t('alarms.acknowledge')}
      </SubmitButton>
    </Form>
  )
}
