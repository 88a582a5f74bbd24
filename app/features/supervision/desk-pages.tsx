import { Form } from '@remix-run/react'
import type { AppealView } from '../../../server/supervision/credit.contract.ts'
import type { ProviderRecord } from '../../../server/supervision/provider-record.ts'
import type { InspectionRow, InspectionSheet } from '../../../server/supervision/supervision.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { FormSummary, ProblemNotice } from '../../rpc/problem-notice.tsx'
import {
  Breadcrumbs,
  EmptyState,
  Notice,
  Page,
  PageHead,
  Section,
  Select,
  Stack,
  SubmitButton,
  TextArea,
} from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { AppealTable } from './appeals-page.tsx'
import { Credit } from './credit.tsx'
import { InspectionTable } from './queue-page.tsx'
import { Findings } from './sheet-findings.tsx'
import { Photos } from './sheet-photos.tsx'
import { InspectionBadge, useItemWords } from './words.tsx'

type DeskProps = {
  rows: readonly InspectionRow[]
  record: ProviderRecord
  appeals: readonly AppealView[]
  keyOf: string
  sent: boolean
  now: Date
  answer: unknown
}

/** A provider's own inspections and credit: what is asked of it, by when, and how to object. */
export function DeskSupervisionPage({ rows, record, appeals, keyOf, sent, now, answer }: DeskProps) {
  const t = useT('supervision')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('desk.title')} lead={t('desk.lead')} />
      {sent && (
        <Notice tone="good" live>
          {t('desk.appealSent')}
        </Notice>
      )}
      <Section title={t('desk.inspections')}>
        {rows.length === 0 ? (
          <EmptyState drawing="table" title={t('desk.none')}>
            {t('desk.noneText')}
          </EmptyState>
        ) : (
          <InspectionTable
            rows={rows}
            to={(id) => `/desk/${record.providerId}/supervision/${id}`}
            now={now}
            own
          />
        )}
      </Section>
      <Section title={t('desk.credit')}>
        <Credit record={record} />
      </Section>
      <AppealForm record={record} keyOf={keyOf} answer={answer} />
      {appeals.length > 0 && (
        <Section title={t('desk.yours')}>
          <AppealTable appeals={appeals} />
        </Section>
      )}
    </Page>
  )
}

function AppealForm({ record, keyOf, answer }: Pick<DeskProps, 'record' | 'keyOf' | 'answer'>) {
  const t = useT('supervision')
  const form = useIntentForm(answer, 'appeal')
  const units = (record.credit[0]?.factors ?? [])
    .flatMap((factor) => factor.units)
    .filter(({ count, struck }) => (count ?? 0) > (struck ?? 0))
    .map(({ key }) => key)
  if (units.length === 0) return <p className="text-ink-soft">{t('desk.noLoss')}</p>
  return (
    <Section title={t('desk.appealTitle')} lead={t('desk.appealHint')}>
      <Form method="post" className="grid max-w-form gap-4">
        <Intent value="appeal" keyOf={keyOf} />
        <FormSummary form={form} />
        <Select
          label={t('appeals.unit')}
          {...form.field('unit')}
          options={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
        />
        <TextArea label={t('desk.appealText')} {...form.field('text')} maxLength={500} />
        <SubmitButton name="do" value="appeal" tone="secondary">
          {t('desk.appealSend')}
        </SubmitButton>
      </Form>
    </Section>
  )
}

type DeskSheetProps = {
  sheet: InspectionSheet
  keys: Record<string, string>
  done: boolean
  problem: string | null
  answer: unknown
}

/** One inspection at the desk: what was found, until when, and what was done about it. */
export function DeskSheetPage({ sheet, keys, done, problem, answer }: DeskSheetProps) {
  const t = useT('supervision')
  const formats = useFormats()
  const { providerId, correctBy, publicFrom } = sheet
  const canCorrect = sheet.moves.includes('correct')
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: `/desk/${providerId}/supervision`, label: t('desk.title') }]} />
      <PageHead
        title={`${t('desk.inspections')} ${formats.date(dayKey(sheet.plannedOn))}`}
        eyebrow={`${t(`cause.${sheet.cause}`)} · ${t(sheet.announced ? 'announced' : 'unannounced')}`}
      />
      {done && (
        <Notice tone="good" live>
          {t('desk.corrected')}
        </Notice>
      )}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <InspectionBadge state={sheet.state} late={sheet.lateSince !== null} />
        {canCorrect && correctBy && (
          <strong>{t('desk.deadline', { at: new Date(correctBy.getTime() - 1) })}</strong>
        )}
        {publicFrom && <span className="text-ink-soft">{t('operator.publicFrom', { at: publicFrom })}</span>}
      </p>
      {problem && <ProblemNotice problem={{ code: problem, params: {}, status: 409 }} />}
      {canCorrect && <p className="max-w-measure text-ink-soft">{t('desk.objection')}</p>}
      <Findings findings={sheet.findings} />
      <Photos
        sheet={{ ...sheet, findings: sheet.findings.filter(({ verdict }) => verdict === 'not_met') }}
        action={`/desk/${providerId}/supervision/${sheet.id}/photos`}
        canAdd={canCorrect}
        keyOf={keys.photo ?? ''}
      />
      {canCorrect && <CorrectForm sheet={sheet} keyOf={keys.correct ?? ''} answer={answer} />}
    </Page>
  )
}

function CorrectForm({ sheet, keyOf, answer }: { sheet: InspectionSheet; keyOf: string; answer: unknown }) {
  const t = useT('supervision')
  const words = useItemWords()
  const form = useIntentForm(answer, 'correct')
  const faulty = sheet.findings.filter(({ verdict }) => verdict === 'not_met')
  return (
    <Section title={t('desk.correct')} lead={t('desk.correctLead')}>
      <Form method="post" className="max-w-form">
        <Stack gap="md">
          <Intent value="correct" keyOf={keyOf} />
          <FormSummary form={form} />
          {faulty.map((finding, index) => (
            <div key={finding.id}>
              <input type="hidden" name={`corrections[${index}].findingId`} value={finding.id} />
              <TextArea
                label={words.matter(finding)}
                hint={finding.note}
                {...form.field(`corrections[${index}].text`)}
                defaultValue={finding.correction}
                maxLength={500}
                required
              />
            </div>
          ))}
          <SubmitButton name="do" value="correct">
            {t('desk.correct')}
          </SubmitButton>
        </Stack>
      </Form>
    </Section>
  )
}
