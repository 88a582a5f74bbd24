import type { i18n } from 'i18next'
import type { EvaluationFactor, EvaluationIndicator } from '../../../server/statistics/evaluation.contract.ts'
import type { Figures } from '../../../server/statistics/statistics.contract.ts'
import type { formatsFor } from '../../i18n/formats.ts'
import type { FigureTable } from './figure-tables.ts'

type Words = { t: i18n['t']; formats: ReturnType<typeof formatsFor> }

/** A year's evaluation with every factor, and the weights it rests on with whose they are; none where nothing is to be shown. */
export function evaluationTables({ evaluation, whole }: Figures, { t, formats }: Words): FigureTable[] {
  if (!evaluation || evaluation.results.length === 0) return []
  const { rule, on, results, before, published } = evaluation
  const { least, indicators } = rule.terms
  const named = (key: EvaluationIndicator) =>
    key === 'verifiedShare'
      ? t('statistics:evaluation.verifiedShare')
      : t(`statistics:coverage.${names[key]}`)
  const factor = ({ key, value, points }: EvaluationFactor) =>
    value === null || points === null
      ? t('statistics:evaluation.none')
      : t('statistics:evaluation.value', { value: amountOf(key, value), points })
  const score = (value: number | null | undefined) =>
    typeof value === 'number' ? value.toFixed(1) : t('statistics:evaluation.noScore')
  const standing = published ? t('statistics:evaluation.published', { at: published.at }) : ''
  return [
    {
      ...{ key: 'evaluation', title: t('statistics:evaluation.title') },
      notes: [
        t('statistics:evaluation.on', { day: on, least }),
        ...(standing ? [standing] : whole ? [t('statistics:evaluation.draft')] : []),
      ],
      heads: [
        ...[t('statistics:evaluation.district'), ...indicators.map(({ key }) => named(key))],
        ...(['score', 'before', 'known'] as const).map((name) => t(`statistics:evaluation.${name}`)),
      ],
      rows: results.map(({ district, factors, score: own, known }) => [
        ...[district, ...factors.map(factor), score(own)],
        ...[district in before ? score(before[district]) : '—', `${known}%`],
      ]),
      chart: {
        of: t('statistics:evaluation.score'),
        names: results.map(({ district }) => district),
        values: results.map((row) => row.score),
      },
    },
    {
      ...{ key: 'weights', title: t('statistics:evaluation.weights'), chart: null },
      notes: [
        t('statistics:evaluation.rule', {
          ...{ version: rule.version, day: rule.validFrom, source: rule.source },
        }),
      ],
      heads: (['indicator', 'weight', 'full'] as const).map((name) => t(`statistics:evaluation.${name}`)),
      rows: indicators.map(({ key, weight, full }) => [
        ...[named(key), formats.count(weight), amountOf(key, full)],
      ]),
    },
  ]
}

const names = {
  elderPlacesPer: 'placesPer',
  childPlacesPer: 'childPlacesPer',
  carersPer: 'carersPer',
} as const

const amountOf = (key: EvaluationIndicator, value: number) =>
  key === 'verifiedShare' ? `${Math.round(value * 100)}%` : value.toFixed(1)
