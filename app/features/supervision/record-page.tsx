import { Link } from '@remix-run/react'
import type { ProviderGrade } from '../../../server/providers/provider.contract.ts'
import type { ProviderRecord } from '../../../server/supervision/provider-record.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { Breadcrumbs, Notice, Page, PageHead, Section, Stack } from '../../ui/index.ts'
import { Credit } from './credit.tsx'
import { PublishedTable } from './published-page.tsx'

/** 监管档案: grade, evaluations, credit and inspections, beside one another and apart from what families say. */
export function RecordPage({ record }: { record: ProviderRecord }) {
  const t = useT('supervision')
  return (
    <Page>
      <Breadcrumbs
        items={[
          { to: '/supervision', label: t('title') },
          { to: `/providers/${record.providerId}`, label: record.name },
        ]}
      />
      <PageHead title={t('record.title', { name: record.name })} lead={t('record.lead')} />
      {record.example && <Notice>{t('page.example')}</Notice>}
      <Section title={t('record.credit')}>
        <Credit record={record} />
      </Section>
      <Section title={t('record.grades')}>
        <Grades grades={record.grades} />
      </Section>
      <Section title={t('record.evaluations')}>
        <Evaluations evaluations={record.evaluations} />
      </Section>
      <Section title={t('record.inspections')}>
        {record.inspections.length === 0 ? (
          <p className="text-ink-soft">{t('record.noInspection')}</p>
        ) : (
          <PublishedTable rows={record.inspections} own />
        )}
      </Section>
    </Page>
  )
}

export function Grades({ grades }: Pick<ProviderRecord, 'grades'>) {
  const t = useT(['supervision', 'discovery'])
  if (grades.length === 0) return <p className="text-ink-soft">{t('record.noGrade')}</p>
  return (
    <Stack as="ul" gap="sm">
      {grades.map(({ grade, source, gradedOn, validUntil }) => (
        <li key={`${grade}${gradedOn.getTime()}`} className="grid gap-1">
          <span>
            {t('record.grade', {
              grade: t(`discovery:grade.${grade as ProviderGrade}`),
              day: dayKey(gradedOn),
            })}
            {validUntil && ` · ${t('record.until', { day: dayKey(validUntil) })}`}
          </span>
          <span className="text-sm text-ink-soft elder:text-base">{t('record.source', { source })}</span>
        </li>
      ))}
    </Stack>
  )
}

export function Evaluations({ evaluations }: Pick<ProviderRecord, 'evaluations'>) {
  const t = useT('supervision')
  const formats = useFormats()
  if (evaluations.length === 0) return <p className="text-ink-soft">{t('record.noEvaluation')}</p>
  return (
    <Stack as="ul" gap="sm">
      {evaluations.map(({ id, association, subject, result, evaluatedOn, document }) => (
        <li key={id}>
          {association} · {subject} · <strong>{result}</strong> · {formats.date(dayKey(evaluatedOn))}{' '}
          {document && (
            <a href={`/supervision/evaluations/${id}`} className="link">
              {t('record.document')}
            </a>
          )}
        </li>
      ))}
    </Stack>
  )
}

/** On a provider's own page: the newest of each, and the way to everything. */
export function RecordStrip({ record }: { record: ProviderRecord }) {
  const t = useT('supervision')
  const formats = useFormats()
  const [credit] = record.credit
  return (
    <Section title={t('record.short')}>
      {record.grades.length > 0 && <Grades grades={record.grades.slice(0, 1)} />}
      {credit && (
        <p>
          {formats.labelled(t('record.credit'))}
          <strong>{t('record.score', { score: credit.score })}</strong> ·{' '}
          {t('record.band', { band: credit.band })}
        </p>
      )}
      {record.evaluations.length > 0 && <Evaluations evaluations={record.evaluations.slice(0, 1)} />}
      {record.inspections.length > 0 ? (
        <PublishedTable rows={record.inspections.slice(0, 3)} own />
      ) : (
        <p className="text-ink-soft">{t('record.noInspection')}</p>
      )}
      <Link to={`/supervision/providers/${record.providerId}`} className="link justify-self-start">
        {t('record.more')}
      </Link>
    </Section>
  )
}
