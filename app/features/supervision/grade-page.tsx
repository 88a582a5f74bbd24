import { Form } from '@remix-run/react'
import { providerGrades } from '../../../server/providers/provider.contract.ts'
import type { ProviderRecord } from '../../../server/supervision/provider-record.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary, ProblemNotice } from '../../rpc/problem-notice.tsx'
import {
  Breadcrumbs,
  DateField,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Section,
  Select,
  Stack,
  SubmitButton,
  TextField,
} from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Evaluations, Grades } from './record-page.tsx'

type GradeProps = {
  record: ProviderRecord
  keys: { grade: string; evaluation: string }
  done: boolean
  problem: string | null
  answer: unknown
}

/** What others have judged of a provider: entered with its source and date. */
export function GradePage({ record, keys, done, problem, answer }: GradeProps) {
  const t = useT('supervision')
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: '/operator/supervision', label: t('operator.title') }]} />
      <PageHead
        title={record.name}
        eyebrow={t('grade.title')}
        actions={
          <LinkButton to={`/operator/supervision/new?provider=${record.providerId}`} tone="secondary">
            {t('operator.plan')}
          </LinkButton>
        }
      />
      {done && (
        <Notice tone="good" live>
          {t('grade.done')}
        </Notice>
      )}
      {problem && <ProblemNotice problem={{ code: problem, params: {}, status: 409 }} />}
      <Section title={t('record.grades')}>
        <Grades grades={record.grades} />
        <GradeForm record={record} keyOf={keys.grade} answer={answer} />
      </Section>
      <Section title={t('record.evaluations')}>
        <Evaluations evaluations={record.evaluations} />
        <EvaluationForm record={record} keyOf={keys.evaluation} answer={answer} />
      </Section>
    </Page>
  )
}

type FormProps = { record: ProviderRecord; keyOf: string; answer: unknown }

function GradeForm({ record, keyOf, answer }: FormProps) {
  const t = useT(['supervision', 'discovery'])
  const form = useIntentForm(answer, 'grade')
  const nursery = record.kind === 'nursery' || record.kind === 'home_nursery'
  return (
    <Form method="post" noValidate>
      <Stack gap="md">
        <Intent value="grade" keyOf={keyOf} />
        <FormSummary form={form} />
        <Select
          label={t('grade.grade')}
          {...form.field('grade')}
          options={providerGrades
            .filter((grade) => /[A-D]/.test(grade) === nursery)
            .map((value) => ({ value, label: t(`discovery:grade.${value}`) }))}
        />
        <TextField label={t('grade.source')} hint={t('grade.sourceHint')} {...form.field('source')} />
        <DateField label={t('grade.gradedOn')} {...form.field('gradedOn')} />
        <DateField label={t('grade.validUntil')} {...form.field('validUntil')} optional />
        <SubmitButton name="do" value="grade">
          {t('grade.save')}
        </SubmitButton>
      </Stack>
    </Form>
  )
}

function EvaluationForm({ record, keyOf, answer }: FormProps) {
  const t = useT('supervision')
  const form = useIntentForm(answer, 'evaluation')
  return (
    <Form
      method="post"
      action={`/operator/supervision/providers/${record.providerId}/evaluations`}
      encType="multipart/form-data"
    >
      <Stack gap="md">
        <Intent value="evaluation" keyOf={keyOf} />
        <FormSummary form={form} />
        <TextField label={t('grade.association')} {...form.field('association')} required />
        <TextField label={t('grade.subject')} {...form.field('subject')} required />
        <TextField label={t('grade.result')} {...form.field('result')} required />
        <DateField label={t('grade.evaluatedOn')} {...form.field('evaluatedOn')} required />
        <label className="grid min-w-0 gap-2">
          <span className="font-medium">{t('grade.document')}</span>
          <span className="text-sm text-ink-soft">{t('grade.documentHint')}</span>
          <input
            type="file"
            name="document"
            accept="application/pdf"
            className="control min-h-target w-full min-w-0 py-2"
          />
        </label>
        <SubmitButton name="do" value="evaluation" tone="secondary">
          {t('grade.add')}
        </SubmitButton>
      </Stack>
    </Form>
  )
}
