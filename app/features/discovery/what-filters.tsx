import { useT } from '../../i18n/index.ts'
import { countedOptions, countsOf } from './facet-counts.ts'
import { CountedSelect, FilterGroup } from './filter-parts.tsx'
import type { FilterProps } from './search-filters.tsx'
import {
  abilities,
  ages,
  audienceOf,
  categories,
  categoryGroupNames,
  categoryGroups,
  kinds,
} from './vocabulary.ts'

/** What is done, by what kind of provider, and for whom: ability where it is for an elder, age where it is for a child. */
export function WhatFilters({ query, facets }: FilterProps) {
  const t = useT('discovery')
  const audience = audienceOf(query)
  const { category, kind, ability, age } = query
  const set = [category, kind, ability, age].filter(Boolean).length
  return (
    <FilterGroup title={t('search.category')} set={set} open>
      <CountedSelect
        name="category"
        label={t('search.categoryLabel')}
        any={t('search.anyCategory')}
        chosen={category}
        options={countedOptions(categories, countsOf(facets, 'category', query), category, (value) =>
          t(`category.${value as 'bathing'}`),
        )}
        groups={categoryGroupNames.map((name) => ({
          label: t(`categoryGroup.${name}`),
          values: categoryGroups[name],
        }))}
      />
      <CountedSelect
        name="kind"
        label={t('search.kind')}
        any={t('search.anyKind')}
        chosen={kind}
        options={countedOptions(kinds, countsOf(facets, 'kind', query), kind, (value) =>
          t(`kind.${value as 'meals'}`),
        )}
      />
      {(audience === 'elder' || ability) && (
        <CountedSelect
          name="ability"
          label={t('search.ability')}
          hint={t('search.abilityHint')}
          any={t('search.anyAbility')}
          chosen={ability}
          options={countedOptions(abilities, countsOf(facets, 'ability', query), ability, (value) =>
            t(`abilityPlain.${value as 'mild'}`),
          )}
        />
      )}
      {(audience === 'child' || age) && (
        <CountedSelect
          name="age"
          label={t('search.age')}
          any={t('search.anyAge')}
          chosen={age}
          options={countedOptions(ages, countsOf(facets, 'age', query), age, (value) =>
            t(`age.${value as 'child'}`),
          )}
        />
      )}
    </FilterGroup>
  )
}
