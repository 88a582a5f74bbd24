import { Form, useActionData } from '@remix-run/react'
import type { PaperView } from '../../../server/filings/filing.contract.ts'
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
  Stack,
  SubmitButton,
} from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { FileList } from './file-list.tsx'
import { PaperForm } from './paper-form.tsx'
import { StandingBadges } from './standing-badge.tsx'

const done = ['save', 'submit', 'withdraw', 'remove'] as const
export type PaperDone = (typeof done)[number]
export const doneFrom = (said: string | null): PaperDone | null => done.find((name) => name === said) ?? null

type PaperPageProps = { paper: PaperView; keyOf: string; done: PaperDone | null; linkMinutes: number }
type Filed = PaperView['filings'][number]

/** One kind of paper: where it stands, the form or what waits for an answer, the rules, and what was filed before. */
export function PaperPage({ paper, keyOf, done: said, linkMinutes }: PaperPageProps) {
  const t = useT('filings')
  const { kind, caregiver, providerId, today, rules } = paper
  const title = t(`paper.${kind}`)
  const going = paper.filings.find(({ state }) => isUnderWay(state)) ?? null
  const waiting = going && (going.state === 'submitted' || going.state === 'received') ? going : null
  const draft = waiting ? null : going
  const before = paper.filings.filter(({ id }) => id !== going?.id)
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: `/desk/${providerId}/papers`, label: t('form.back') }, { label: title }]} />
      <PageHead title={title} eyebrow={caregiver?.name} lead={t(`about.${kind}`)} />
      {said && (
        <Notice tone="good" live>
          {t(`form.done.${said}`)}
        </Notice>
      )}
      <StandingBadges paper={paper} today={today} />
      {going?.state === 'returned' && (
        <Notice tone="now" title={t('standing.returned')}>
          {going.reason}
        </Notice>
      )}
      {!going && paper.lastReason && (
        <Notice tone="bad" title={paper.last ? t(`standing.${paper.last}`) : undefined}>
          {paper.lastReason}
        </Notice>
      )}
      {draft && draft.files.length > 0 && (
        <Section title={t('form.have')} lead={t('form.linkHint', { count: linkMinutes })}>
          <FileList files={draft.files} removable />
        </Section>
      )}
      {waiting ? (
        <Waiting filing={waiting} keyOf={keyOf} />
      ) : (
        <PaperForm paper={paper} draft={draft} keyOf={keyOf} />
      )}
      {rules.length > 0 && (
        <Section title={t('desk.why')}>
          <ul className="grid list-disc gap-2 ps-5 text-ink-soft">
            {rules.map(({ rule, source }) => (
              <li key={rule}>{source}</li>
            ))}
          </ul>
        </Section>
      )}
      {before.length > 0 && <History filings={before} />}
    </Page>
  )
}

const isUnderWay = (state: string) => ['draft', 'submitted', 'received', 'returned'].includes(state)

function Waiting({ filing, keyOf }: { filing: Filed; keyOf: string }) {
  const t = useT('filings')
  const form = useIntentForm(useActionData(), 'withdraw')
  return (
    <Stack>
      <Notice>{t('form.waiting')}</Notice>
      <Said filing={filing} />
      <FileList files={filing.files} />
      <Form method="post">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="withdraw" />
        <input type="hidden" name="filingId" value={filing.id} />
        <input type="hidden" name="key" value={keyOf} />
        <SubmitButton name="of" value="withdraw" tone="secondary">
          {t('form.withdraw')}
        </SubmitButton>
      </Form>
    </Stack>
  )
}

/** What was entered. */
export function Said({ filing }: { filing: Omit<Filed, 'files'> }) {
  const t = useT('filings')
  const { kind, number, issuer, detail, validFrom, validUntil, note } = filing
  const formats = useFormats()
  const range = [
    validFrom && formats.date(validFrom),
    validUntil ? t('form.over', { until: validUntil }) : t('page.open'),
  ]
  return (
    <DescriptionList
      items={[
        {
          term: t('form.number'),
          value: number,
        },
        {
          term: detail ? t(`detail.${kind as 'licence'}.label`) : '',
          value: detail ? t(`detail.${kind as 'licence'}.${detail as 'company'}`) : null,
        },
        { term: t('form.issuer'), value: issuer },
        { term: t('form.from'), value: range.filter(Boolean).join(' ') },
        { term: t('form.note'), value: note },
      ]}
    />
  )
}

function History({ filings }: { filings: readonly Filed[] }) {
  const t = useT('filings')
  return (
    <Section title={t('form.history')}>
      <Stack as="ul">
        {filings.map((filing) => (
          <Card as="li" key={filing.id} className="grid gap-3">
            <p className="flex flex-wrap items-center gap-3">
              <Badge>{t(`state.${filing.state}`)}</Badge>
              <span className="text-sm text-ink-soft">
                {filing.decidedAt
                  ? t('form.decidedAt', { at: filing.decidedAt })
                  : filing.submittedAt && t('form.submittedAt', { at: filing.submittedAt })}
              </span>
            </p>
            <Said filing={filing} />
            {filing.reason && <p className="max-w-measure whitespace-pre-line">{filing.reason}</p>}
            <FileList files={filing.files} />
          </Card>
        ))}
      </Stack>
    </Section>
  )
}
