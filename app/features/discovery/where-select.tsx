import { ChevronDown } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { controlProps, Field } from '../../ui/index.ts'
import { joinWhere } from './search-path.ts'

export type Places = readonly { readonly city: string; readonly districts: readonly string[] }[]

/** City and district in one native select, grouped by city: no second step, so it works without JavaScript. */
export function WhereSelect({ places, value }: { places: Places; value: string }) {
  const t = useT('discovery')
  const field = { name: 'where', label: t('search.where'), hint: t('search.whereHint') }
  return (
    <Field {...field}>
      <span className="relative block">
        <select
          key={value}
          {...controlProps({ ...field, optional: true })}
          defaultValue={value}
          className="control cursor-pointer appearance-none pe-12"
        >
          <option value="">{t('search.anywhere')}</option>
          {places.map(({ city, districts }) => (
            <optgroup key={city} label={city}>
              <option value={city}>{t('search.wholeCity', { city })}</option>
              {districts.map((district) => (
                <option key={district} value={joinWhere({ city, district })}>
                  {district}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <ChevronDown
          aria-hidden="true"
          className="pointer-events-none absolute end-4 top-1/2 size-5 -translate-y-1/2 text-ink-soft"
        />
      </span>
    </Field>
  )
}
