import type { PaperStanding } from '../../../server/filings/filing.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, LinkButton, Tag } from '../../ui/index.ts'
import { StandingBadges } from './standing-badge.tsx'

type PaperListProps = {
  papers: readonly PaperStanding[]
  today: string
  /** Where a paper of a kind is filed. */
  to: (kind: string) => string
}

/** Papers one under the other: what each is, whether it is required and for what, where it stands, and the way to file it. */
export function PaperList({ papers, today, to }: PaperListProps) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {papers.map((paper) => (
          <PaperItem key={paper.kind} paper={paper} today={today} to={to(paper.kind)} />
        ))}
      </ul>
    </Card>
  )
}

function PaperItem({ paper, today, to }: { paper: PaperStanding; today: string; to: string }) {
  const t = useT('filings')
  const { kind, required, offerings, underWay, good } = paper
  const name = t(`paper.${kind}`)
  const blocked = required && !good && !paper.declaredUntil
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-4 sm:px-5">
      <div className="grid min-w-0 flex-1 basis-72 gap-2">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">{name}</span>
          {required && <Tag>{t('desk.required')}</Tag>}
        </p>
        <StandingBadges paper={paper} today={today} />
        {underWay?.state === 'returned' && (
          <p className="max-w-measure whitespace-pre-line">{underWay.reason}</p>
        )}
        {underWay?.state === 'received' && underWay.answerBy && (
          <p className="text-sm text-ink-soft">
            {t('standing.answerBy', { at: lastDay(underWay.answerBy) })}
          </p>
        )}
        {underWay?.state === 'submitted' && underWay.receiptBy && (
          <p className="text-sm text-ink-soft">
            {t('standing.receiptBy', { at: lastDay(underWay.receiptBy) })}
          </p>
        )}
        {blocked && offerings.length > 0 && (
          <p className="text-sm text-ink-soft">
            {t('desk.blocks', { offerings: offerings.join(t('page.and')) })}
          </p>
        )}
      </div>
      <LinkButton to={to} size="sm" tone={blocked && !underWay ? 'primary' : 'secondary'}>
        {t(wayOf(paper))}
        <span className="sr-only"> · {name}</span>
      </LinkButton>
    </li>
  )
}

/** A clock ends at midnight: what people are told is the day before. */
const lastDay = (at: Date) => new Date(at.getTime() - 1)

function wayOf({ underWay, good }: PaperStanding) {
  if (underWay?.state === 'returned') return 'desk.mend' as const
  if (underWay?.state === 'draft') return 'desk.goOn' as const
  if (underWay) return 'desk.look' as const
  return good ? ('desk.renew' as const) : ('desk.file' as const)
}
