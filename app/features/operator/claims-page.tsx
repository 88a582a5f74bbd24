import { Link } from '@remix-run/react'
import type { ClaimView } from '../../../server/providers/provider.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, cx, EmptyState, Notice, Page, PageHead, Table } from '../../ui/index.ts'
import { ClaimCard } from './claim-card.tsx'

export type ClaimsPageProps = {
  state: 'submitted' | 'decided'
  claims: readonly ClaimView[]
  keys: Record<string, string>
  now: Date
  done: { decision: 'approved' | 'rejected'; name: string } | null
}

/** Who says they run what: the oldest first, each with its evidence and the decision in place. */
export function ClaimsPage({ state, claims, keys, now, done }: ClaimsPageProps) {
  const t = useT('operator')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('claims.title')} lead={t('claims.lead')} />
      <nav aria-label={t('claims.filter')} className="flex gap-2">
        {(['submitted', 'decided'] as const).map((name) => (
          <Link
            key={name}
            to={name === 'submitted' ? '/operator/claims' : '/operator/claims?state=decided'}
            aria-current={name === state ? 'page' : undefined}
            className={cx(
              'inline-flex min-h-target-sm items-center rounded-full border px-5 no-underline',
              name === state
                ? 'border-pine bg-pine-wash font-semibold text-pine'
                : 'border-line text-ink-soft hover:border-pine-line',
            )}
          >
            {t(name === 'submitted' ? 'claims.waiting' : 'claims.decided')}
          </Link>
        ))}
      </nav>
      {done && (
        <Notice tone="good" live>
          {t(done.decision === 'approved' ? 'claims.approvedNow' : 'claims.rejectedNow', { name: done.name })}
        </Notice>
      )}
      {claims.length === 0 ? (
        <EmptyState
          drawing="table"
          title={t(state === 'submitted' ? 'claims.emptyWaiting' : 'claims.emptyDecided')}
        >
          {t(state === 'submitted' ? 'claims.emptyWaitingText' : 'claims.emptyDecidedText')}
        </EmptyState>
      ) : state === 'submitted' ? (
        <ul className="grid gap-6">
          {claims.map((claim) => (
            <li key={claim.id}>
              <ClaimCard claim={claim} keyOf={keys[claim.id] ?? ''} now={now} />
            </li>
          ))}
        </ul>
      ) : (
        <Decided claims={claims} />
      )}
    </Page>
  )
}

const tones = { submitted: 'now', approved: 'good', rejected: 'warn', withdrawn: 'plain' } as const

function Decided({ claims }: { claims: readonly ClaimView[] }) {
  const t = useT('operator')
  const formats = useFormats()
  return (
    <Table
      caption={t('claims.tableCaption')}
      hideCaption
      rows={claims}
      rowKey={(claim) => claim.id}
      columns={[
        {
          key: 'listing',
          head: t('claims.listing'),
          cell: (claim) => (
            <Link to={`/providers/${claim.providerId}`} className="link">
              {claim.providerName}
            </Link>
          ),
        },
        {
          key: 'claimant',
          head: t('claims.claimant'),
          cell: (claim) => formats.joined([claim.claimantName, claim.position]),
        },
        {
          key: 'state',
          head: t('claims.state'),
          cell: (claim) =>
            claim.state === 'submitted' ? null : (
              <Badge tone={tones[claim.state]}>{t(`claims.${claim.state}`)}</Badge>
            ),
        },
        { key: 'reason', head: t('claims.reason'), cell: (claim) => claim.reason || '–' },
        {
          key: 'decided',
          head: t('claims.decidedAt'),
          cell: (claim) => claim.decidedAt && formats.dayTime(claim.decidedAt),
        },
      ]}
    />
  )
}
