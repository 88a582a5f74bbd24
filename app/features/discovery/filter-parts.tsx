import { ChevronDown } from 'lucide-react'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { controlProps, cx, Field } from '../../ui/index.ts'
import type { CountedOption } from './facet-counts.ts'

type GroupProps = { title: string; set: number; open?: boolean; children: ReactNode }

/** One question of the sidebar; folds, and says while folded how much in it is set. */
export function FilterGroup({ title, set, open = false, children }: GroupProps) {
  const t = useT('discovery')
  // Decided once: what somebody has opened stays open while they change what is in it.
  const [opened] = useState(open || set > 0)
  return (
    <details open={opened} className="group border-b border-line last:border-b-0">
      <summary className="flex min-h-target list-none items-center justify-between gap-4 py-2 font-semibold [&::-webkit-details-marker]:hidden">
        <span>
          {title}
          {set > 0 && (
            <span className="ms-2 text-sm font-normal text-pine elder:text-base">
              {t('search.setCount', { count: set })}
            </span>
          )}
        </span>
        <ChevronDown
          aria-hidden="true"
          className="size-5 shrink-0 text-ink-soft transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="grid gap-4 pt-1 pb-5">{children}</div>
    </details>
  )
}

type ChoiceProps = {
  name: string
  label: string
  hint?: string
  /** What stands first and asks for nothing. */
  any: string
  chosen: string | undefined
  options: readonly CountedOption[]
  groups?: readonly { readonly label: string; readonly values: readonly string[] }[]
}

/** One of many, with counts: the native select. Nothing where there is nothing to choose. */
export function CountedSelect({ name, label, hint, any, chosen, options, groups }: ChoiceProps) {
  const t = useT('discovery')
  if (options.length === 0) return null
  const field = { name, label, hint }
  const option = ({ value, label, count }: CountedOption) => (
    <option key={value} value={value}>
      {count === null ? label : t('search.counted', { label, count })}
    </option>
  )
  return (
    <Field {...field}>
      <span className="relative block">
        <select
          {...controlProps({ ...field, optional: true })}
          defaultValue={chosen ?? ''}
          className="control cursor-pointer appearance-none pe-12"
        >
          <option value="">{any}</option>
          {groups
            ? groups
                .map((group) => ({
                  ...group,
                  shown: options.filter(({ value }) => group.values.includes(value)),
                }))
                .filter(({ shown }) => shown.length > 0)
                .map((group) => (
                  <optgroup key={group.label} label={group.label}>
                    {group.shown.map(option)}
                  </optgroup>
                ))
            : options.map(option)}
        </select>
        <ChevronDown
          aria-hidden="true"
          className="pointer-events-none absolute end-4 top-1/2 size-5 -translate-y-1/2 text-ink-soft"
        />
      </span>
    </Field>
  )
}

type InputProps = ComponentProps<'input'> & { name: string; label: string; unit?: string }

/** A line to type into; like every condition it may stay empty, so it is not marked as one that may. */
export function PlainInput({ label, unit, ...input }: InputProps) {
  return (
    <Field name={input.name} label={label}>
      <span className="flex items-center gap-2">
        <input
          type="text"
          {...input}
          {...controlProps({ name: input.name, optional: true })}
          className="control min-w-0"
        />
        {unit && <span className="shrink-0 text-ink-soft">{unit}</span>}
      </span>
    </Field>
  )
}

/** One of a few, each a word to touch, with how many it finds. */
export function CountedPills({ name, label, hint, any, chosen, options }: ChoiceProps) {
  if (options.length === 0) return null
  const all = [{ value: '', label: any, count: null }, ...options]
  return (
    <fieldset className="grid gap-2" aria-describedby={hint && `${name}-hint`}>
      <legend className="mb-1.5 font-semibold">{label}</legend>
      {hint && (
        <p id={`${name}-hint`} className="text-sm text-ink-soft elder:text-base">
          {hint}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {all.map((option) => (
          <label key={option.value} className={pill}>
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === (chosen ?? '')}
              className="sr-only"
            />
            <span>{option.label}</span>
            <Count of={option.count} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const pill = cx(
  'relative inline-flex min-h-target-sm cursor-pointer items-baseline gap-1.5 rounded-full border border-line bg-surface px-4 py-1.5',
  'hover:border-pine-line has-checked:border-pine has-checked:bg-pine-wash has-checked:font-medium has-checked:text-pine',
  'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
)

type TickProps = { name: string; label: string; hint?: string; checked: boolean; count: number | null }

/** Yes or either way, with how many it leaves; one that would leave none cannot be ticked. */
export function CountedTick({ name, label, hint, checked, count }: TickProps) {
  return (
    <div>
      <label className="flex min-h-target-sm cursor-pointer items-start gap-3 py-1.5 has-disabled:cursor-default has-disabled:text-ink-soft">
        <input
          id={name}
          type="checkbox"
          name={name}
          value="1"
          defaultChecked={checked}
          disabled={count === 0 && !checked}
          aria-describedby={hint && `${name}-hint`}
          className="mt-[0.2em] size-6 shrink-0 accent-pine"
        />
        <span className="flex-1">{label}</span>
        <Count of={count} />
      </label>
      {hint && (
        <p id={`${name}-hint`} className="ms-9 text-sm text-ink-soft elder:text-base">
          {hint}
        </p>
      )}
    </div>
  )
}

function Count({ of }: { of: number | null }) {
  const t = useT('discovery')
  if (of === null) return null
  return (
    <span className="text-sm font-normal text-ink-soft elder:text-base">
      <span aria-hidden="true">{of}</span>
      <span className="sr-only">{t('search.countedAloud', { count: of })}</span>
    </span>
  )
}
