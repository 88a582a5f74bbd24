import { Form, Link } from '@remix-run/react'
import type { AuditCheckView, AuditEvent, AuditPage as Found } from '../../../server/audit/audit.contract.ts'
import type { RetentionNight } from '../../../server/privacy/retention.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import {
  Button,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Pagination,
  Table,
  TextField,
} from '../../ui/index.ts'
import { RetentionNights } from './retention-nights.tsx'

type AuditPageProps = { stream: string; actor: string; nights: readonly RetentionNight[]; found: Found }

/** What happened, the latest first. Nothing here can be pressed: it is for reading. */
export function AuditPage({ stream, actor, nights, found }: AuditPageProps) {
  const t = useT('audit')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('title')} lead={t('lead')} />
      <LastCheck check={found.lastCheck} />
      <RetentionNights nights={nights} />
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <TextField
          className="w-72"
          name="stream"
          label={t('stream')}
          hint={t('streamHint')}
          key={`stream-${stream}`}
          defaultValue={stream}
          maxLength={80}
        />
        <TextField
          className="w-56"
          name="actor"
          label={t('actor')}
          hint={t('actorHint')}
          key={`actor-${actor}`}
          defaultValue={actor}
          maxLength={40}
        />
        <Button type="submit" tone="secondary">
          {t('apply')}
        </Button>
        {(stream || actor) && (
          <LinkButton to="/operator/audit" tone="quiet">
            {t('clear')}
          </LinkButton>
        )}
      </Form>
      {found.items.length === 0 ? (
        <EmptyState drawing="search" title={<h2>{t('emptyTitle')}</h2>}>
          {t('empty')}
        </EmptyState>
      ) : (
        <>
          <p className="text-ink-soft">{t('count', { count: found.total })}</p>
          <Entries items={found.items} />
          <Pagination
            page={found.page}
            pages={found.pages}
            to={(page) =>
              `/operator/audit?${new URLSearchParams({
                ...(stream && { stream }),
                ...(actor && { actor }),
                page: String(page),
              })}`
            }
          />
        </>
      )}
    </Page>
  )
}

function LastCheck({ check }: { check: AuditCheckView | null }) {
  const t = useT('audit')
  if (!check) return <Notice title={t('check.none')}>{t('check.noneText')}</Notice>
  const { finishedAt: at, streams, events, broken } = check
  if (broken) {
    return (
      <Notice tone="bad" title={t('check.broken')}>
        {t('check.brokenText', { at, ...broken })}
      </Notice>
    )
  }
  return (
    <Notice tone="good" title={t('check.whole')}>
      {t('check.wholeText', { at, streams, events })}
    </Notice>
  )
}

function Entries({ items }: { items: readonly AuditEvent[] }) {
  const t = useT('audit')
  const formats = useFormats()
  const word = useWord()
  return (
    <Table
      caption={t('caption')}
      hideCaption
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        { key: 'when', head: t('when'), cell: (row) => formats.dayTime(row.at) },
        {
          key: 'who',
          head: t('who'),
          cell: (row) => (
            <>
              {row.actorName || word('actorKind', row.actorKind)}
              {row.actorName && (
                <span className="block text-sm text-ink-soft">{word('actorKind', row.actorKind)}</span>
              )}
            </>
          ),
        },
        {
          key: 'what',
          head: t('what'),
          cell: (row) =>
            `${word('subject', row.subject)} · ${word(wordsOf(row.subject).did, row.transition)}`,
        },
        {
          key: 'change',
          head: t('change'),
          cell: ({ subject, fromState, toState }) => {
            const kind = wordsOf(subject).state
            const to = word(kind, toState)
            return fromState ? t('arrow', { from: word(kind, fromState), to }) : to
          },
        },
        {
          key: 'reason',
          head: t('reason'),
          cell: (row) => (row.subject === 'payment' ? word('state', row.reason) : row.reason) || '–',
        },
        { key: 'where', head: t('where'), cell: (row) => <Chain row={row} /> },
      ]}
    />
  )
}

/** The order it belongs to, and its whole chain. */
function Chain({ row }: { row: AuditEvent }) {
  const t = useT('audit')
  return (
    <>
      {row.order && (
        <Link to={`/operator/orders/${row.order.id}`} className="link">
          {t('order', { number: row.order.number })}
        </Link>
      )}
      <Link
        to={`/operator/audit?${new URLSearchParams({ stream: row.stream })}`}
        className="link block text-sm break-all"
      >
        {row.order ? t('position', { position: row.position }) : row.stream}
      </Link>
    </>
  )
}

type Words = 'actorKind' | 'subject' | 'did' | 'state' | 'refund' | 'paperDid' | 'paperState'

/** What is asked for of a refund is not what is asked for of a provider, and a paper is not accepted as an order is. */
const wordsOf = (subject: string): { did: Words; state: Words } => ({
  did: subject === 'filing' ? 'paperDid' : 'did',
  state: subject === 'filing' ? 'paperState' : subject === 'payment' ? 'refund' : 'state',
})

/** Our word for a code; a code that has none yet is shown as it is kept. */
function useWord() {
  const t = useT('audit')
  return (kind: Words, code: string): string =>
    t(`${kind}.${code}` as never, { defaultValue: code }) as string
}
