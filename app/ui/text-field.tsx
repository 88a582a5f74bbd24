import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { useT } from '../i18n/index.ts'
import { cx } from './cx.ts'
import { controlProps, Field, type FieldProps } from './field.tsx'

type Control<E extends 'input' | 'textarea' | 'select'> = Omit<
  ComponentProps<E>,
  keyof FieldProps | 'children'
>

function split<P extends FieldProps>({
  name,
  id,
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  ...control
}: P) {
  return { field: { name, id, label, hint, error, optional, hideLabel, className }, control }
}

/** One line of text. `unit` stands after the input and is read with the label's hint. */
export function TextField(props: FieldProps & Control<'input'> & { unit?: ReactNode }) {
  const { field, control } = split(props)
  const { unit, ...input } = control
  return (
    <Field {...field}>
      <span className="flex items-center gap-3">
        <input type="text" {...input} {...controlProps(field)} className="control" />
        {unit && <span className="shrink-0 text-ink-soft">{unit}</span>}
      </span>
    </Field>
  )
}

/** Files from a phone or a computer; `accept` says which. */
export function FileField(props: FieldProps & Control<'input'> & { accept: string }) {
  const { field, control } = split(props)
  const { defaultValue: _, ...input } = control
  return (
    <Field {...field}>
      <input
        {...input}
        {...controlProps(field)}
        type="file"
        className="control min-h-target w-full min-w-0 py-2"
      />
    </Field>
  )
}

/** What a browser takes for a photo that can be read here. */
export const PICTURES = 'image/jpeg,image/png,image/webp'

/** Several lines; grows with what is written where the browser can. */
export function TextArea(props: FieldProps & Control<'textarea'>) {
  const { field, control } = split(props)
  return (
    <Field {...field}>
      <textarea
        rows={4}
        {...control}
        {...controlProps(field)}
        className="control field-sizing-content max-h-96 resize-y leading-relaxed"
      />
    </Field>
  )
}

export type Option = { value: string; label: string; disabled?: boolean }

/** The native select: the phone brings its own wheel. `placeholder` is an empty first choice. */
export function Select(
  props: FieldProps & Control<'select'> & { options: readonly Option[]; placeholder?: string },
) {
  const { field, control } = split(props)
  const { options, placeholder, ...select } = control
  return (
    <Field {...field}>
      <span className="relative block">
        <select {...select} {...controlProps(field)} className="control cursor-pointer appearance-none pe-12">
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
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

/** A day, 'YYYY-MM-DD'. `min` and `max` take the same text. */
export function DateField(props: FieldProps & Control<'input'>) {
  const { field, control } = split(props)
  return (
    <Field {...field}>
      <input {...control} {...controlProps(field)} type="date" className="control max-w-72" />
    </Field>
  )
}

/** A clock time, 'HH:mm'. `step` in seconds. */
export function TimeField(props: FieldProps & Control<'input'>) {
  const { field, control } = split(props)
  return (
    <Field {...field}>
      <input {...control} {...controlProps(field)} type="time" className="control max-w-48" />
    </Field>
  )
}

/** A Chinese mobile number; the country code is fixed and not part of the value. */
export function PhoneField(props: FieldProps & Control<'input'>) {
  const { field, control } = split(props)
  const t = useT('ui')
  return (
    <Field {...field}>
      <span className="relative block">
        <span
          role="img"
          aria-label={t('phonePrefix')}
          className="absolute inset-y-0 start-0 flex items-center border-e border-line px-4 text-ink-soft"
        >
          +86
        </span>
        <input
          autoComplete="tel-national"
          {...control}
          {...controlProps(field)}
          type="tel"
          inputMode="numeric"
          maxLength={13}
          className="control ps-20 tracking-wide"
        />
      </span>
    </Field>
  )
}

/** A one-time code: may be pasted, and phones offer it from the message. */
export function CodeField({ length = 6, ...props }: FieldProps & Control<'input'> & { length?: number }) {
  const t = useT('ui')
  const { field, control } = split({ ...props, hint: props.hint ?? t('codeHint') })
  return (
    <Field {...field}>
      <input
        {...control}
        {...controlProps(field)}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9 ]*"
        maxLength={length + 2}
        className={cx('control max-w-72 text-xl font-semibold tracking-[0.35em]')}
      />
    </Field>
  )
}
