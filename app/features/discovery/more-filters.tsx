import { useT } from '../../i18n/index.ts'
import { yuanOf } from '../setup/yuan.ts'
import { countedOptions, countsOf } from './facet-counts.ts'
import { CountedPills, CountedSelect, CountedTick, FilterGroup, PlainInput } from './filter-parts.tsx'
import type { FilterProps } from './search-filters.tsx'
import { credentials, genders, grades, levels, ratings, spoken, units } from './vocabulary.ts'

/** What it costs per what, and who helps to pay. */
export function MoneyFilters({ query, facets }: FilterProps) {
  const t = useT('discovery')
  const only = countsOf(facets, 'only', query)
  const { unit, priceFrom, priceTo } = query
  const helps = ['inclusive', 'voucher', 'ltci'] as const
  const set = [
    unit,
    priceFrom !== undefined || priceTo !== undefined,
    ...helps.map((name) => query[name]),
  ].filter(Boolean).length
  return (
    <FilterGroup title={t('search.money')} set={set}>
      <CountedSelect
        name="unit"
        label={t('search.unit')}
        any={t('search.anyUnit')}
        chosen={unit}
        options={countedOptions(units, countsOf(facets, 'unit', query), unit, (value) =>
          t(`unit.${value as 'visit'}`),
        )}
      />
      <div className="grid grid-cols-2 gap-3">
        {(['priceFrom', 'priceTo'] as const).map((name) => (
          <PlainInput
            key={name}
            name={name}
            label={t(`search.${name}`)}
            unit={t('search.yuan')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={10}
            defaultValue={query[name] === undefined ? '' : yuanOf(query[name])}
          />
        ))}
      </div>
      <div className="grid gap-1">
        {helps.map((name) => (
          <CountedTick
            key={name}
            name={name}
            label={t(`only.${name}`)}
            hint={t(`only.${name}Hint`)}
            checked={query[name]}
            count={only ? (only[name] ?? 0) : null}
          />
        ))}
      </div>
    </FilterGroup>
  )
}

/** Who would come. All of it holds for one and the same person. */
export function PeopleFilters({ query, facets }: FilterProps) {
  const t = useT('discovery')
  const { gender, language, credential } = query
  const level = query.level === undefined ? undefined : String(query.level)
  return (
    <FilterGroup
      title={t('search.people')}
      set={[gender, language, credential, level].filter(Boolean).length}
    >
      <CountedPills
        name="gender"
        label={t('search.gender')}
        any={t('search.any')}
        chosen={gender}
        options={countedOptions(genders, countsOf(facets, 'gender', query), gender, (value) =>
          t(`gender.${value as 'male'}`),
        )}
      />
      <CountedSelect
        name="language"
        label={t('search.language')}
        any={t('search.any')}
        chosen={language}
        options={countedOptions(spoken, countsOf(facets, 'language', query), language, (value) =>
          t(`language.${value as 'wu'}`),
        )}
      />
      <CountedSelect
        name="credential"
        label={t('search.credential')}
        any={t('search.any')}
        chosen={credential}
        options={countedOptions(credentials, countsOf(facets, 'credential', query), credential, (value) =>
          t(`credential.${value as 'carer_level'}`),
        )}
      />
      <CountedSelect
        name="level"
        label={t('search.level')}
        any={t('search.any')}
        chosen={level}
        options={countedOptions(levels.map(String), countsOf(facets, 'level', query), level, (value) =>
          t('search.levelAtLeast', { level: t(`level.grade${value as '1'}`) }),
        )}
      />
    </FilterGroup>
  )
}

/** What other families say, and apart from it what those who inspect say. */
export function QualityFilters({ query, facets }: FilterProps) {
  const t = useT('discovery')
  const rating = query.rating === undefined ? undefined : String(query.rating)
  return (
    <FilterGroup title={t('search.quality')} set={[rating, query.grade].filter(Boolean).length}>
      <CountedPills
        name="rating"
        label={t('search.rating')}
        any={t('search.any')}
        chosen={rating}
        options={countedOptions(ratings.map(String), countsOf(facets, 'rating', query), rating, (value) =>
          t('search.ratingAtLeast', { value }),
        )}
      />
      <CountedSelect
        name="grade"
        label={t('search.grade')}
        hint={t('search.gradeHint')}
        any={t('search.any')}
        chosen={query.grade}
        options={countedOptions(grades, countsOf(facets, 'grade', query), query.grade, (value) =>
          t(`gradeOrBetter.${value as 'A'}`),
        )}
      />
    </FilterGroup>
  )
}
