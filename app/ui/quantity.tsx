import { Minus, Plus } from 'lucide-react'
import { useRef } from 'react'
import { useT } from '../i18n/index.ts'
import { controlProps, Field, type FieldProps } from './field.tsx'

/** A small whole number with a button on either side; the input itself can be typed into, and works alone. */
export function Quantity({
  min = 1,
  max,
  step = 1,
  defaultValue = min,
  unit,
  onChange,
  ...field
}: FieldProps & {
  min?: number
  max?: number
  step?: number
  defaultValue?: number | string
  unit?: string
  onChange?: (value: number) => void
}) {
  const t = useT('ui')
  const input = useRef<HTMLInputElement>(null)
  const move = (up: boolean) => {
    if (!input.current) return
    if (up) input.current.stepUp()
    else input.current.stepDown()
    onChange?.(input.current.valueAsNumber)
  }
  const side =
    'grid size-target shrink-0 place-items-center rounded-md border border-pine-line bg-surface text-pine hover:bg-pine-wash'
  return (
    <Field {...field}>
      <span className="flex items-center gap-2">
        <button
          type="button"
          className={side}
          aria-label={t('less')}
          aria-controls={field.id ?? field.name}
          onClick={() => move(false)}
        >
          <Minus aria-hidden="true" className="size-5" />
        </button>
        <input
          ref={input}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          step={step}
          defaultValue={defaultValue}
          onChange={(event) => onChange?.(event.currentTarget.valueAsNumber)}
          {...controlProps(field)}
          className="control max-w-20 [appearance:textfield] text-center text-lg font-semibold [&::-webkit-inner-spin-button]:appearance-none"
        />
        <button
          type="button"
          className={side}
          aria-label={t('more')}
          aria-controls={field.id ?? field.name}
          onClick={() => move(true)}
        >
          <Plus aria-hidden="true" className="size-5" />
        </button>
        {unit && <span className="text-ink-soft">{unit}</span>}
      </span>
    </Field>
  )
}
