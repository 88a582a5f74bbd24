import { Link } from '@remix-run/react'
import type { AffectedVisit, PapersView } from '../../../server/filings/filing.contract.ts'
import type { LapseView } from '../../../server/filings/lapses/lapse.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { EmptyState, Notice, Page, PageHead, Section, Stack, Table } from '../../ui/index.ts'
import { LapseList } from './lapse-list.tsx'
import { PaperList } from './paper-list.tsx'

/** 资质与备案: what a provider needs for what it offers, what is there, and which visits are in danger. */
export function PapersPage({ papers, lapses }: { papers: PapersView; lapses: readonly LapseView[] }) {
  const t = useT('filings')
  const { providerId, house, carers, affected, today, graceUntil } = papers
  const base = `/desk/${providerId}/papers`
  const all = [...house, ...carers.flatMap((carer) => carer.papers)]
  const missing = all.filter(
    ({ required, good, declaredUntil }) => required && !good && !declaredUntil,
  ).length
  const required = house.filter((paper) => paper.required)
  const welcome = house.filter((paper) => !paper.required)
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('title')} lead={t('lead')} />
      <Stack>
        {graceUntil && (
          <Notice tone="now" title={t('desk.graceTitle', { until: graceUntil })}>
            {t('desk.grace')}
          </Notice>
        )}
        {missing > 0 ? (
          <Notice tone="warn" title={t('desk.missingTitle', { count: missing })} />
        ) : (
          <Notice tone="good" title={t('desk.allGood')}>
            {t('desk.allGoodText')}
          </Notice>
        )}
        {papers.scanner === 'none' && <Notice>{t('desk.scannerNone')}</Notice>}
      </Stack>
      {lapses.length > 0 && (
        <LapseList lapses={lapses} to={({ orderId }) => `/desk/${providerId}/orders/${orderId}`} />
      )}
      {affected.length > 0 && <Affected rows={affected} providerId={providerId} />}
      {required.length > 0 && (
        <Section title={t('desk.house')} lead={t('desk.houseLead')}>
          <PaperList papers={required} today={today} to={(kind) => `${base}/${kind}`} />
        </Section>
      )}
      <Section title={t('desk.carers')} lead={t('desk.carersLead')}>
        {carers.length === 0 ? (
          <EmptyState drawing="people" title={t('desk.noCarers')} />
        ) : (
          <Stack gap="lg">
            {carers.map((carer) => (
              <section key={carer.id} id={carer.id} className="grid gap-3">
                <h3 className="text-lg">{carer.name}</h3>
                <PaperList
                  papers={carer.papers}
                  today={today}
                  to={(kind) => `${base}/${kind}?caregiver=${carer.id}`}
                />
              </section>
            ))}
          </Stack>
        )}
      </Section>
      <Section title={t('desk.optional')}>
        <PaperList papers={welcome} today={today} to={(kind) => `${base}/${kind}`} />
      </Section>
    </Page>
  )
}

function Affected({ rows, providerId }: { rows: readonly AffectedVisit[]; providerId: string }) {
  const t = useT('filings')
  const formats = useFormats()
  return (
    <Section title={t('desk.affected')} lead={t('desk.affectedLead')}>
      <Table
        caption={t('desk.caption')}
        hideCaption
        rows={rows}
        rowKey={({ orderId }) => orderId}
        columns={[
          {
            key: 'visit',
            head: t('desk.visit'),
            cell: ({ orderId, title }) => (
              <Link to={`/desk/${providerId}/orders/${orderId}`} className="link">
                {title}
              </Link>
            ),
          },
          { key: 'when', head: t('desk.when'), cell: ({ startsAt }) => formats.dayTime(startsAt) },
          { key: 'who', head: t('desk.who'), cell: ({ caregiverName }) => caregiverName },
          {
            key: 'lacks',
            head: t('desk.lacks'),
            cell: ({ missing }) => missing.map((kind) => t(`paper.${kind}`)).join(t('page.and')),
          },
        ]}
      />
    </Section>
  )
}
