import { cx } from './cx.ts'
import { FieldGroup } from './field.tsx'

type Choices = readonly { readonly value: string; readonly label: string }[]
type Props = {
  name: string
  label: string
  hint?: string
  error?: string | undefined
  defaultValue: readonly string[]
  choices: Choices
  /** One at least; else none will do and the label says so. */
  needed?: boolean
}

/** Any of a handful of words, none of which needs a second line. */
export function ChipsField({ choices, defaultValue, needed = false, ...field }: Props) {
  return (
    <FieldGroup {...field} optional={!needed}>
      <Chips name={field.name} choices={choices} ticked={defaultValue} />
    </FieldGroup>
  )
}

export function Chips({
  name,
  choices,
  ticked,
}: {
  name: string
  choices: Choices
  ticked: readonly string[]
}) {
  return (
    <div className="flex flex-wrap gap-2">
      {choices.map(({ value, label }) => (
        <label
          key={value}
          className={cx(
            'flex min-h-target-sm cursor-pointer items-center gap-2 rounded-full border border-line bg-surface px-4',
            'hover:border-pine-line has-checked:border-pine has-checked:bg-pine-wash has-checked:font-medium',
            'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
          )}
        >
          <input
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={ticked.includes(value)}
            className="size-5 accent-pine focus-visible:outline-none"
          />
          {label}
        </label>
      ))}
    </div>
  )
}
