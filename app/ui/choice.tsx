import { CircleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { FieldGroup, type FieldProps } from './field.tsx'

type Choice = {
  value: string
  title: ReactNode
  /** A second line, quieter. */
  detail?: ReactNode
  /** Stands at the end of the card: a price, a distance, a tag. */
  aside?: ReactNode
  /** Stands at the beginning: an icon or an Avatar. */
  lead?: ReactNode
  disabled?: boolean
}

type Group = FieldProps & {
  choices: readonly Choice[]
  /** Four: short ones, two beside each other on a phone. */
  columns?: 1 | 2 | 3 | 4
  onChange?: (value: string) => void
}

const grids = {
  1: '',
  2: 'sm:grid-cols-2',
  3: 'sm:grid-cols-2 lg:grid-cols-3',
  4: 'grid-cols-2 sm:grid-cols-4',
}

/** One of a few, each a large card: native radios in a fieldset, so arrows and no-script both work. */
export function RadioCards({
  choices,
  columns = 1,
  defaultValue,
  onChange,
  ...field
}: Group & { defaultValue?: string }) {
  return (
    <FieldGroup {...field}>
      <div className={cx('grid gap-3', grids[columns])}>
        {choices.map((choice) => (
          <ChoiceCard
            key={choice.value}
            choice={choice}
            input={{
              type: 'radio',
              name: field.name,
              defaultChecked: choice.value === defaultValue,
              onChange: onChange && (() => onChange(choice.value)),
            }}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

/** Any of a few, in the same look. Submits one entry per tick under the same name. */
export function CheckboxCards({
  choices,
  columns = 1,
  defaultValue = [],
  onChange,
  ...field
}: Group & { defaultValue?: readonly string[] }) {
  return (
    <FieldGroup {...field}>
      <div className={cx('grid gap-3', grids[columns])}>
        {choices.map((choice) => (
          <ChoiceCard
            key={choice.value}
            choice={choice}
            input={{
              type: 'checkbox',
              name: field.name,
              defaultChecked: defaultValue.includes(choice.value),
              onChange: onChange && (() => onChange(choice.value)),
            }}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

function ChoiceCard({ choice, input }: { choice: Choice; input: ComponentProps<'input'> }) {
  return (
    <label
      className={cx(
        'relative flex min-h-target cursor-pointer items-center gap-3 rounded-md border border-line bg-surface px-4 py-3',
        'transition-colors hover:border-pine-line has-checked:border-pine has-checked:bg-pine-wash',
        'has-checked:shadow-[inset_0_0_0_1px_var(--pine)]',
        'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        'has-disabled:cursor-default has-disabled:bg-sunken has-disabled:text-ink-soft',
      )}
    >
      <input
        {...input}
        value={choice.value}
        disabled={choice.disabled}
        className="size-5 shrink-0 accent-pine focus-visible:outline-none"
      />
      {choice.lead}
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{choice.title}</span>
        {choice.detail && (
          <span className="block text-sm text-ink-soft elder:text-base">{choice.detail}</span>
        )}
      </span>
      {choice.aside && <span className="shrink-0 text-end">{choice.aside}</span>}
    </label>
  )
}

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'className'> & {
  name: string
  children: ReactNode
  hint?: ReactNode
  error?: string | null
}

/** One tick with its sentence. Never ticked by us where it means consent. */
export function Checkbox({ name, id = name, children, hint, error, ...input }: CheckboxProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="grid gap-1">
      <label className="flex min-h-target-sm cursor-pointer items-start gap-3 py-2">
        <input
          {...input}
          id={id}
          name={name}
          type="checkbox"
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
          className="mt-[0.2em] size-6 shrink-0 accent-pine"
        />
        <span className="max-w-measure">{children}</span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className="ms-9 max-w-measure text-sm text-ink-soft elder:text-base">
          {hint}
        </p>
      )}
      {error && (
        <p
          id={`${id}-error`}
          className="ms-9 flex items-start gap-1.5 text-sm font-medium text-bad elder:text-base"
        >
          <CircleAlert aria-hidden="true" className="mt-[0.3em] size-4 shrink-0" />
          {error}
        </p>
      )}
    </div>
  )
}
