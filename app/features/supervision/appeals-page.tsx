import { Form, Link } from '@remix-run/react'
import type { AppealView } from '../../../server/supervision/credit.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  Badge,
  Breadcrumbs,
  Card,
  EmptyState,
  Notice,
  Page,
  PageHead,
  Section,
  Stack,
  SubmitButton,
  Table,
  TextField,
} from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'

type AppealsProps = { appeals: readonly AppealView[]; keys: Record<string, string>; answer: unknown }

/** Appeals that wait, and those that were answered. */
export function AppealsPage({ appeals, keys, answer }: AppealsProps) {
  const t = useT('supervision')
  const open = appeals.filter(({ state }) => state === 'open')
  const decided = appeals.filter(({ state }) => state !== 'open')
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: '/operator/supervision', label: t('operator.title') }]} />
      <PageHead title={t('appeals.title')} lead={t('appeals.lead')} />
      {open.length === 0 ? (
        <EmptyState drawing="table" title={t('appeals.none')}>
          {t('appeals.noneText')}
        </EmptyState>
      ) : (
        <Stack as="ul" gap="lg">
          {open.map((appeal) => (
            <Appeal key={appeal.id} appeal={appeal} keyOf={keys[appeal.id] ?? ''} answer={answer} />
          ))}
        </Stack>
      )}
      {decided.length > 0 && (
        <Section title={t('appeals.decided')}>
          <AppealTable appeals={decided} />
        </Section>
      )}
    </Page>
  )
}

function Appeal({ appeal, keyOf, answer }: { appeal: AppealView; keyOf: string; answer: unknown }) {
  const t = useT('supervision')
  const form = useIntentForm(answer, 'decide', { struck: '1' }, { appealId: appeal.id })
  return (
    <Card as="li" className="grid gap-4">
      <h2 className="text-lg">
        <Link to={`/supervision/providers/${appeal.providerId}`} className="link">
          {appeal.providerName}
        </Link>{' '}
        <Badge>{t(`unit.${appeal.unit}`)}</Badge>
      </h2>
      {appeal.dueAt && (
        <p className="text-ink-soft">{t('operator.due', { at: new Date(appeal.dueAt.getTime() - 1) })}</p>
      )}
      <p className="max-w-measure whitespace-pre-line">{appeal.text}</p>
      {appeal.colleague ? (
        <Notice>{t('appeals.colleague')}</Notice>
      ) : (
        <Form method="post" className="grid max-w-form gap-3">
          <input type="hidden" name="intent" value="decide" />
          <input type="hidden" name="appealId" value={appeal.id} />
          <input type="hidden" name="key" value={keyOf} />
          <FormSummary form={form} />
          <TextField
            label={t('appeals.struck')}
            {...form.field('struck')}
            id={`struck-${appeal.id}`}
            type="number"
            min={0}
            className="max-w-48"
          />
          <TextField label={t('appeals.reason')} {...form.field('reason')} id={`reason-${appeal.id}`} />
          <SubmitButton name="for" value={appeal.id}>
            {t('appeals.decide')}
          </SubmitButton>
        </Form>
      )}
    </Card>
  )
}

export function AppealTable({ appeals }: Pick<AppealsProps, 'appeals'>) {
  const t = useT('supervision')
  return (
    <Table
      caption={t('appeals.decided')}
      hideCaption
      rows={appeals}
      rowKey={({ id }) => id}
      columns={[
        { key: 'provider', head: t('head.provider'), cell: ({ providerName }) => providerName },
        { key: 'unit', head: t('appeals.unit'), cell: ({ unit }) => t(`unit.${unit}`) },
        { key: 'text', head: t('appeals.text'), cell: ({ text }) => text },
        {
          key: 'state',
          head: t('appeals.outcome'),
          cell: ({ state, struck }) => `${t(`appeals.state.${state}`)}${struck > 0 ? ` ×${struck}` : ''}`,
        },
        { key: 'reason', head: t('appeals.reason'), cell: ({ reason }) => reason },
      ]}
    />
  )
}
