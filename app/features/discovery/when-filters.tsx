import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey, daysBetween, instantOf } from '../../i18n/shanghai.ts'
import { countsOf } from './facet-counts.ts'
import { CountedPills, CountedSelect, CountedTick, FilterGroup, PlainInput } from './filter-parts.tsx'
import type { FilterProps } from './search-filters.tsx'
import { clockOf, partNames, partOf } from './search-path.ts'

/** As far ahead as one can book. */
const DAYS = 30
const DAY = 24 * 60 * 60 * 1000

/** A day on which somebody is free, then the part of it; or only that booking is possible at all. */
export function WhenFilters({ query, facets, today }: FilterProps & { today: string }) {
  const t = useT('discovery')
  const part = partOf(query)
  const only = countsOf(facets, 'only', query)
  return (
    <FilterGroup title={t('when.title')} set={[query.day, query.bookable].filter(Boolean).length} open>
      <CountedSelect
        name="day"
        label={t('when.day')}
        hint={t('when.dayHint')}
        any={t('when.anyDay')}
        chosen={query.day}
        options={useDays(today, query.day)}
      />
      {query.day && (
        <>
          <CountedPills
            name="time"
            label={t('when.time')}
            any={t('when.anyTime')}
            chosen={part ?? undefined}
            options={[...partNames, 'custom' as const].map((name) => ({
              value: name,
              label: t(`when.${name}`),
              count: null,
            }))}
          />
          {part === 'custom' && (
            <div className="grid grid-cols-2 gap-3">
              <PlainInput
                name="from"
                type="time"
                label={t('when.from')}
                defaultValue={clockOf(query.fromMinute)}
              />
              <PlainInput name="to" type="time" label={t('when.to')} defaultValue={clockOf(query.toMinute)} />
            </div>
          )}
        </>
      )}
      <CountedTick
        name="bookable"
        label={t('search.bookable')}
        checked={query.bookable}
        count={only ? (only.bookable ?? 0) : null}
      />
    </FilterGroup>
  )
}

/** The days from today on, and the one that is asked for, wherever it lies. */
function useDays(today: string, chosen: string | undefined) {
  const t = useT('discovery')
  const formats = useFormats()
  const first = instantOf(today, '00:00') ?? new Date(0)
  const days = Array.from({ length: DAYS }, (_, ahead) => dayKey(new Date(first.getTime() + ahead * DAY)))
  const all = chosen && !days.includes(chosen) ? [...days, chosen].sort() : days
  const names: Record<number, string> = { 0: t('when.today'), 1: t('when.tomorrow') }
  return all.map((value) => {
    const at = instantOf(value, '00:00') ?? first
    const label = [names[daysBetween(first, at)], formats.day(at)].filter(Boolean).join(' ')
    return { value, label, count: null }
  })
}
