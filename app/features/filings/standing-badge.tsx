import type { PaperStanding } from '../../../server/filings/filing.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, type Tone } from '../../ui/index.ts'

/** From so many days before the last one a paper is told to end. */
const SOON = 60

/** Where a paper stands: what counts today, and what is under way besides. */
export function StandingBadges({ paper, today }: { paper: PaperStanding; today: string }) {
  const t = useT('filings')
  const { good, underWay, last, required, declaredUntil } = paper
  const left = good?.until ? daysTo(good.until, today) : null
  return (
    <p className="flex flex-wrap gap-2">
      {good &&
        (left !== null && left <= SOON ? (
          <Badge tone={left <= 7 ? 'bad' : 'warn'}>
            {left === 0 ? t('standing.endsToday') : t('standing.ending', { count: left })}
          </Badge>
        ) : (
          <Badge tone="good">
            {good.until ? t('standing.goodUntil', { until: good.until }) : t('standing.good')}
          </Badge>
        ))}
      {!good && declaredUntil && <Badge>{t('standing.declared', { until: declaredUntil })}</Badge>}
      {!good && last && <Badge tone="bad">{t(`standing.${last}`)}</Badge>}
      {!good && !last && !declaredUntil && !underWay && (
        <Badge tone={required ? 'now' : 'plain'}>
          {t(required ? 'standing.missing' : 'standing.optional')}
        </Badge>
      )}
      {underWay && (
        <Badge tone={tones[underWay.state] ?? 'info'}>{t(`standing.${underWay.state as 'draft'}`)}</Badge>
      )}
    </p>
  )
}

const daysTo = (until: string, today: string) => (Date.parse(until) - Date.parse(today)) / 86_400_000

const tones: Record<string, Tone> = { draft: 'plain', submitted: 'info', received: 'info', returned: 'now' }
