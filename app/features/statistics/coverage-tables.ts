import type { i18n } from 'i18next'
import { ageGroups } from '../../../server/statistics/population.contract.ts'
import type { CoverageFigures, Figures } from '../../../server/statistics/statistics.contract.ts'
import type { formatsFor } from '../../i18n/formats.ts'
import type { FigureTable } from './figure-tables.ts'

type Words = { t: i18n['t']; formats: ReturnType<typeof formatsFor> }

/** What is offered beside who lives there, for elders and for small children, and where each figure of people stands. */
export function coverageTables({ coverage, coverageOn }: Figures, words: Words): FigureTable[] {
  const { t, formats } = words
  const say = sayWith(words)
  const elder = coverage.filter((row) => row.elderProviders > 0 || row.people.age_60)
  const child = coverage.filter((row) => row.childProviders > 0 || row.people.age_0_3)
  const on = t('statistics:coverage.on', { day: coverageOn })
  return [
    {
      ...{ key: 'elder', title: t('statistics:coverage.elder') },
      notes: [on, ...missing(elder, 'elderPlacesPer', words)],
      heads: elderHeads.map((name) => t(`statistics:coverage.${name}`)),
      rows: elder.map((row) => [
        ...[row.district, formats.count(row.elderProviders), formats.count(row.elderPlaces)],
        ...[say(row.carers), say(row.carerHours), people(row, 'age_60', words), people(row, 'age_80', words)],
        ...[rate(row.elderPlacesPer, words), row.carers === null ? say(null) : rate(row.carersPer, words)],
      ]),
      chart: tiles(elder, 'elderPlacesPer', words),
    },
    {
      ...{ key: 'child', title: t('statistics:coverage.child') },
      notes: [on, ...missing(child, 'childPlacesPer', words)],
      heads: childHeads.map((name) => t(`statistics:coverage.${name}`)),
      rows: child.map((row) => [
        ...[row.district, formats.count(row.childProviders), formats.count(row.childPlaces)],
        ...[people(row, 'age_0_3', words), rate(row.childPlacesPer, words)],
      ]),
      chart: tiles(child, 'childPlacesPer', words),
    },
    {
      ...{ key: 'population', title: t('statistics:coverage.sources'), chart: null },
      heads: sourceHeads.map((name) => t(`statistics:coverage.${name}`)),
      rows: coverage.flatMap(({ district, people: counted }) =>
        ageGroups.flatMap((group) => {
          const figure = counted[group]
          if (!figure) return []
          const asOf = formats.date(figure.asOf)
          return [[district, t(`statistics:age.${group}`), formats.count(figure.people), asOf, figure.source]]
        }),
      ),
    },
  ]
}

const elderHeads = [
  ...(['district', 'providers', 'places', 'carers', 'hours', 'age60', 'age80'] as const),
  ...(['placesPer', 'carersPer'] as const),
]
const childHeads = ['district', 'providers', 'childPlaces', 'age03', 'childPlacesPer'] as const
const sourceHeads = ['district', 'ages', 'people', 'asOf', 'source'] as const

const sayWith =
  ({ t, formats }: Words) =>
  (value: number | null) =>
    value === null ? t('statistics:hidden') : formats.count(value)
const people = ({ people: counted }: CoverageFigures, group: (typeof ageGroups)[number], words: Words) => {
  const figure = counted[group]
  return figure ? words.formats.count(figure.people) : words.t('statistics:coverage.none')
}
const rate = (value: number | null, { t }: Words) =>
  value === null ? t('statistics:coverage.none') : value.toFixed(1)

type Rate = 'elderPlacesPer' | 'childPlacesPer'

/** Which districts nobody has said how many people live in: named, rather than left out. */
function missing(rows: readonly CoverageFigures[], of: Rate, { t, formats }: Words): string[] {
  const without = rows.filter((row) => row[of] === null).map(({ district }) => district)
  if (without.length === 0) return []
  const key = of === 'elderPlacesPer' ? 'missingElder' : 'missingChild'
  return [t(`statistics:coverage.${key}`, { count: without.length, names: formats.list(without) })]
}

function tiles(rows: readonly CoverageFigures[], of: Rate, words: Words): FigureTable['chart'] {
  const { t } = words
  return {
    of: t(`statistics:coverage.${of === 'elderPlacesPer' ? 'placesPer' : 'childPlacesPer'}`),
    names: rows.map(({ district }) => district),
    values: rows.map((row) => row[of]),
    tiles: rows.map((row) => ({ ...row, name: row.district, value: row[of], text: rate(row[of], words) })),
    missing: t('statistics:coverage.legend'),
  }
}
