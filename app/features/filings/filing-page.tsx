import { Form, Link, useActionData } from '@remix-run/react'
import type { FileLink, FilingView } from '../../../server/filings/filing.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  Badge,
  Breadcrumbs,
  Card,
  DescriptionList,
  Page,
  PageHead,
  RadioCards,
  Section,
  Stack,
  SubmitButton,
  TextArea,
  TextField,
} from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Said } from './paper-page.tsx'

export type FilingPageProps = { filing: FilingView; keyOf: string; linkMinutes: number }

/** One paper for an operator: what was entered and the decision on one side, the scans on the other. */
export function FilingPage({ filing, keyOf, linkMinutes }: FilingPageProps) {
  const t = useT('filings')
  const formats = useFormats()
  const { kind, providerName, providerId, caregiverName, due, overdue, state, rules, looks } = filing
  const title = t(`paper.${kind}`)
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: '/operator/filings', label: t('operator.title') }, { label: title }]} />
      <PageHead
        title={title}
        eyebrow={
          <Link to={`/providers/${providerId}`} className="link">
            {[providerName, caregiverName].filter(Boolean).join(' · ')}
          </Link>
        }
      />
      <p className="flex flex-wrap items-center gap-3">
        <Badge tone={overdue ? 'bad' : 'info'}>{t(`state.${state}`)}</Badge>
        {due && (
          <span className={overdue ? 'font-semibold text-bad' : 'text-ink-soft'}>
            {t('operator.due')} {formats.day(new Date(due.getTime() - 1))}
            {overdue && ` · ${t('operator.overdue')}`}
          </span>
        )}
      </p>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <Stack gap="lg">
          <Section title={t('operator.fields')}>
            <Said filing={filing} />
            <DescriptionList items={[{ term: t('operator.creditCode'), value: filing.creditCode }]} />
          </Section>
          <Section title={t('operator.rules')}>
            {rules.length === 0 ? (
              <p className="text-ink-soft">{t('operator.rulesNone')}</p>
            ) : (
              <ul className="grid list-disc gap-2 ps-5">
                {rules.map(({ rule, source }) => (
                  <li key={rule}>{source}</li>
                ))}
              </ul>
            )}
          </Section>
          <Decision filing={filing} keyOf={keyOf} />
        </Stack>
        <Stack gap="lg">
          <Scans filing={filing} linkMinutes={linkMinutes} />
          <Section title={t('operator.looks')}>
            {looks.length === 0 ? (
              <p className="text-ink-soft">{t('operator.looksNone')}</p>
            ) : (
              <ul className="grid gap-2">
                {looks.map(({ name, reason, at }) => (
                  <li key={`${at.getTime()} ${name}`}>
                    {t('operator.look', { name, reason })}
                    <span className="block text-sm text-ink-soft">{formats.dayTime(at)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </Stack>
      </div>
    </Page>
  )
}

function Decision({ filing, keyOf }: Pick<FilingPageProps, 'filing' | 'keyOf'>) {
  const t = useT('filings')
  const form = useIntentForm(useActionData(), 'decide')
  if (filing.moves.length === 0)
    return <p className="text-ink-soft">{filing.reason || t('operator.noMoves')}</p>
  return (
    <Section title={t('operator.decide')}>
      <Form method="post" noValidate className="grid gap-4">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="key" value={keyOf} />
        <RadioCards
          {...form.field('move')}
          label={t('operator.decide')}
          hideLabel
          choices={filing.moves.map((value) => ({
            value,
            title: t(`operator.move.${value}`),
            detail: t(`operator.moveText.${value}`),
          }))}
        />
        <TextArea
          {...form.field('reason')}
          label={t('operator.reason')}
          hint={t('operator.reasonHint')}
          rows={3}
          maxLength={500}
          optional
        />
        <div>
          <SubmitButton name="of" value="decide">
            {t('operator.send')}
          </SubmitButton>
        </div>
      </Form>
    </Section>
  )
}

function Scans({ filing, linkMinutes }: Pick<FilingPageProps, 'filing' | 'linkMinutes'>) {
  const t = useT('filings')
  const answer = useActionData() as { opened?: readonly FileLink[] } | undefined
  const form = useIntentForm(answer, 'open', { openReason: t('operator.openReasonDefault') })
  const opened = answer?.opened
  if (filing.files.length === 0)
    return <Section title={t('operator.scans')}>{t('operator.scansNone')}</Section>
  return (
    <Section title={t('operator.scans')} lead={t('operator.scansLead')}>
      {opened ? (
        <Stack>
          <p role="status" className="text-sm text-ink-soft">
            {t('operator.opened', { count: linkMinutes })}
          </p>
          {opened.map((file, index) => (
            <Scan key={file.id} file={file} n={index + 1} />
          ))}
        </Stack>
      ) : (
        <Card tone="quiet">
          <Form method="post" noValidate className="grid gap-4">
            <FormSummary form={form} />
            <input type="hidden" name="intent" value="open" />
            <TextField {...form.field('openReason')} label={t('operator.openReason')} maxLength={200} />
            <div>
              <SubmitButton name="of" value="open" tone="secondary">
                {t('operator.open')}
              </SubmitButton>
            </div>
          </Form>
        </Card>
      )}
    </Section>
  )
}

/** A picture stands beside the fields; a PDF opens in a window of its own, which browsers show in their own reader. */
function Scan({ file, n }: { file: FileLink; n: number }) {
  const t = useT('filings')
  const words = t('operator.inNewTab', { n })
  return (
    <figure className="grid gap-2">
      {file.mime === 'image/jpeg' && (
        <img src={file.path} alt="" className="w-full rounded-md border border-line" />
      )}
      <figcaption className="flex flex-wrap items-center gap-3">
        <a href={file.path} target="_blank" rel="noreferrer" className="link">
          {words}
        </a>
        <span className="text-sm text-ink-soft">
          {t(file.mime === 'application/pdf' ? 'form.pdf' : 'form.picture')} · {t(`form.${file.scan}`)}
        </span>
      </figcaption>
    </figure>
  )
}
