import { Link } from '@remix-run/react'
import {
  type CreditView,
  type FactorScore,
  familyFactors,
  type UnitScore,
} from '../../../server/supervision/credit.contract.ts'
import type { ProviderRecord } from '../../../server/supervision/provider-record.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { Badge, Table } from '../../ui/index.ts'

type CreditProps = { record: Pick<ProviderRecord, 'credit' | 'rules' | 'providerId'> }

/** 信用评分 with every factor: what was counted, what it could have been, what it came to, and where to look. */
export function Credit({ record: { credit, rules, providerId } }: CreditProps) {
  const t = useT('supervision')
  const [now, ...before] = credit
  if (!now) return <p className="text-ink-soft">{t('record.noCredit')}</p>
  return (
    <div className="grid gap-5">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <strong className="text-3xl font-semibold">{t('record.score', { score: now.score })}</strong>
        <Badge tone="pine">{t('record.band', { band: now.band })}</Badge>
        <span className="text-sm text-ink-soft elder:text-base">
          {t('record.counted', { at: now.countedAt, version: now.version })}
        </span>
      </p>
      {rules && (
        <p className="max-w-measure text-ink-soft">
          {t('record.rules', { source: rules.source, days: rules.terms.days })}
        </p>
      )}
      <Factors factors={now.factors} providerId={providerId} />
      {before.length > 0 && <History scores={credit} />}
    </div>
  )
}

function Factors({ factors, providerId }: { factors: readonly FactorScore[]; providerId: string }) {
  const t = useT('supervision')
  return (
    <Table
      caption={t('record.credit')}
      hideCaption
      rows={factors}
      rowKey={({ key }) => key}
      columns={[
        { key: 'factor', head: t('record.factor'), cell: ({ key }) => t(`factor.${key}`) },
        { key: 'value', head: t('record.value'), cell: ({ units }) => <Units units={units} /> },
        { key: 'weight', head: t('record.weight'), numeric: true, cell: ({ weight }) => weight },
        {
          key: 'points',
          head: t('record.points'),
          numeric: true,
          cell: ({ points, weight }) => (
            <strong className={points < weight ? 'text-bad' : undefined}>{points}</strong>
          ),
        },
        {
          key: 'evidence',
          head: t('record.evidence'),
          cell: ({ key, evidence }) => (
            <span className="flex flex-wrap gap-x-3 max-sm:justify-end">
              {evidence.map((id, index) => (
                <Link key={id} to={`/supervision/results/${id}`} className="link">
                  {t('record.evidenceLink')} {index + 1}
                </Link>
              ))}
              {key === 'papers' && (
                <Link to={`/providers/${providerId}`} className="link">
                  {t('record.ownPage')}
                </Link>
              )}
              {familyFactors.includes(key) && <span className="text-ink-soft">{t('record.counts')}</span>}
            </span>
          ),
        },
      ]}
    />
  )
}

function Units({ units }: Pick<FactorScore, 'units'>) {
  const t = useT('supervision')
  const shown = units.filter(({ count }) => count !== 0)
  const howMany = ({ count, of }: UnitScore) => {
    if (count === null) return t('record.few')
    return of === null ? count : t('record.share', { count, of })
  }
  const away = ({ count, struck }: UnitScore) => {
    if (struck === null) return count === null ? '' : t('record.someStruck')
    return struck > 0 ? t('record.struck', { count: struck }) : ''
  }
  if (shown.length === 0) return <>{t('record.none')}</>
  return (
    <ul>
      {shown.map((unit) => (
        <li key={unit.key}>
          {t(`unit.${unit.key}`)} {howMany(unit)}
          {away(unit)}
        </li>
      ))}
    </ul>
  )
}

function History({ scores }: { scores: readonly CreditView[] }) {
  const t = useT('supervision')
  const formats = useFormats()
  return (
    <details>
      <summary className="link cursor-pointer">{t('record.history')}</summary>
      <ol className="mt-2 grid gap-1">
        {scores.map(({ id, countedAt, score, band }) => (
          <li key={id}>
            {formats.date(dayKey(countedAt))} · {t('record.score', { score })} · {t('record.band', { band })}
          </li>
        ))}
      </ol>
    </details>
  )
}
