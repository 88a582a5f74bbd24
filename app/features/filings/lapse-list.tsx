import { Link } from '@remix-run/react'
import type { LapseView } from '../../../server/filings/lapses/lapse.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Section, Table, type Tone } from '../../ui/index.ts'

const tones = {
  waiting: 'now',
  kept: 'good',
  rehomed: 'good',
  refunded: 'warn',
  over: 'plain',
} as const satisfies Record<LapseView['state'], Tone>

type LapseListProps = {
  lapses: readonly LapseView[]
  to: (lapse: LapseView) => string
  /** Of several providers. */
  providers?: boolean
}

/** Families that were told of lapsed papers: what was missing, until when their visit is held, and what came of it. */
export function LapseList({ lapses, to, providers = false }: LapseListProps) {
  const t = useT('filings')
  const formats = useFormats()
  return (
    <Section title={t('lapse.title')} lead={t('lapse.lead')}>
      <Table
        caption={t('lapse.title')}
        hideCaption
        rows={lapses}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'visit',
            head: t('desk.visit'),
            cell: (lapse) => (
              <Link to={to(lapse)} className="link inline-flex min-h-target-sm items-center">
                {lapse.title}
              </Link>
            ),
          },
          ...(providers
            ? [{ key: 'provider', head: t('operator.whose'), cell: (one: LapseView) => one.providerName }]
            : []),
          { key: 'family', head: t('lapse.family'), cell: ({ familyName }) => familyName },
          { key: 'when', head: t('desk.when'), cell: ({ startsAt }) => formats.dayTime(startsAt) },
          {
            key: 'lacks',
            head: t('desk.lacks'),
            cell: ({ missing }) => missing.map((kind) => t(`paper.${kind}`)).join(t('page.and')),
          },
          { key: 'told', head: t('lapse.told'), cell: ({ toldAt }) => formats.dayTime(toldAt) },
          {
            key: 'state',
            head: t('lapse.state'),
            cell: (lapse) => (
              <span className="grid justify-items-start gap-1">
                <Badge tone={tones[lapse.state]}>{t(`lapse.is.${lapse.state}`)}</Badge>
                <span className="text-sm text-ink-soft elder:text-base">
                  {t(`lapse.more.${lapse.state}`, {
                    until: lapse.heldUntil,
                    at: lapse.settledAt ?? lapse.heldUntil,
                    fen: lapse.refundFen,
                    name: lapse.caregiverName,
                  })}
                </span>
              </span>
            ),
          },
        ]}
      />
    </Section>
  )
}
