import { Link } from '@remix-run/react'
import type { ClosureRow } from '../../../server/closures/closure.contract.ts'
import type { SuspensionRow } from '../../../server/suspensions/suspension.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, EmptyState, Page, PageHead, Section, Table, Tabs, type Tone } from '../../ui/index.ts'

type Props = { scope: 'on' | 'lifted'; rows: readonly SuspensionRow[]; closures: readonly ClosureRow[] }

/** Everything that is suspended, and providers that close. */
export function SuspensionsPage({ scope, rows, closures }: Props) {
  const t = useT('watch')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('suspensions.title')} lead={t('suspensions.lead')} />
      <Tabs
        label={t('suspensions.caption')}
        items={[
          { to: '/operator/suspensions', label: t('suspensions.on'), current: scope === 'on' },
          {
            to: '/operator/suspensions?scope=lifted',
            label: t('suspensions.over'),
            current: scope === 'lifted',
          },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState drawing="table" title={t(scope === 'on' ? 'suspensions.none' : 'suspensions.noneOver')}>
          {t('suspensions.noneText')}
        </EmptyState>
      ) : (
        <Rows rows={rows} />
      )}
      <Section title={t('suspensions.closures')} lead={t('suspensions.closuresLead')}>
        {closures.length === 0 ? (
          <p className="text-ink-soft">{t('suspensions.noClosures')}</p>
        ) : (
          <Closures rows={closures} />
        )}
      </Section>
    </Page>
  )
}

const tones: Record<SuspensionRow['state'], Tone> = { active: 'warn', appealed: 'now', lifted: 'plain' }

function Rows({ rows }: { rows: readonly SuspensionRow[] }) {
  const t = useT('watch')
  const formats = useFormats()
  return (
    <Table
      caption={t('suspensions.caption')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          head: t('suspensions.what'),
          cell: (row) => (
            <>
              <Link className="link" to={`/suspensions/${row.id}`}>
                {row.name}
              </Link>
              <span className="block text-sm text-ink-soft">
                {t(`suspensions.targets.${row.target}`)}
                {row.target !== 'provider' && row.providerName && ` · ${row.providerName}`}
              </span>
            </>
          ),
        },
        { key: 'why', head: t('suspensions.why'), cell: ({ reason }) => reason },
        {
          key: 'since',
          head: t('suspensions.since'),
          cell: ({ startsAt, until }) => (
            <>
              {formats.dayTime(startsAt)}
              <span className="block text-sm text-ink-soft">
                {until ? `${t('suspensions.until')} ${formats.dayTime(until)}` : t('suspensions.untilLifted')}
              </span>
            </>
          ),
        },
        {
          key: 'visits',
          head: t('suspensions.visits'),
          cell: ({ affected: count, pending }) =>
            count === 0
              ? '–'
              : t(pending > 0 ? 'suspensions.visitsLeft' : 'suspensions.visitsDone', { count, pending }),
        },
        {
          key: 'state',
          head: t('suspensions.state'),
          cell: ({ state, colleague }) => (
            <span className="grid justify-items-start gap-1">
              <Badge tone={tones[state]}>{t(`suspensions.states.${state}`)}</Badge>
              {colleague && <span className="text-sm text-ink-soft">{t('page.colleague')}</span>}
            </span>
          ),
        },
      ]}
    />
  )
}

function Closures({ rows }: { rows: readonly ClosureRow[] }) {
  const t = useT('watch')
  const formats = useFormats()
  return (
    <Table
      caption={t('suspensions.closures')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'who',
          head: t('suspensions.what'),
          cell: (row) => (
            <Link className="link" to={`/operator/closures/${row.id}`}>
              {row.providerName}
            </Link>
          ),
        },
        { key: 'why', head: t('suspensions.why'), cell: ({ reason }) => reason },
        { key: 'since', head: t('suspensions.since'), cell: ({ openedAt }) => formats.dayTime(openedAt) },
        {
          key: 'state',
          head: t('suspensions.state'),
          cell: ({ state, next }) => (
            <>
              <Badge tone={state === 'running' ? 'now' : 'plain'}>{t(`closure.state.${state}`)}</Badge>
              {next && <span className="block text-sm text-ink-soft">{t(`closure.steps.${next}`)}</span>}
            </>
          ),
        },
      ]}
    />
  )
}
