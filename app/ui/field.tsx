import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../i18n/index.ts'
import { cx } from './cx.ts'

export type FieldProps = {
  /** The name in the form; also the id unless `id` is given, so that the error summary can link to it. */
  name: string
  id?: string
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  /** Marks the field as one that may stay empty. Required fields are the rule and carry no mark. */
  optional?: boolean
  /** Keeps the label for screen readers only: for a search box beside its button. */
  hideLabel?: boolean
  className?: string
}

/** The attributes that tie a control to its label, hint and error. */
export function controlProps({
  name,
  id = name,
  hint,
  error,
  optional,
}: Pick<FieldProps, 'name' | 'id' | 'hint' | 'error' | 'optional'>) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-required': optional ? undefined : (true as const),
  }
}

/** Label above, hint under it, the control, then the error in words: the order in which it is read. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { name, id = name, label, hint, error, optional, hideLabel, className } = field
  return (
    <div className={cx('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-semibold'}>
        {label}
        {optional && <OptionalMark />}
      </label>
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

/** The same for a group of native radios or checkboxes. */
export function FieldGroup({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { name, id = name, label, hint, error, optional, hideLabel, className } = field
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={described || undefined}
      className={cx('grid min-w-0 content-start gap-2', className)}
    >
      <legend className={hideLabel ? 'sr-only' : 'mb-1.5 font-semibold'}>
        {label}
        {optional && <OptionalMark />}
      </legend>
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}

function OptionalMark() {
  const t = useT('ui')
  return <span className="ms-2 text-sm font-normal text-ink-soft">{t('optional')}</span>
}

function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="max-w-measure text-sm text-ink-soft elder:text-base">
      {children}
    </p>
  )
}

function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm font-medium text-bad elder:text-base">
      <CircleAlert aria-hidden="true" className="mt-[0.3em] size-4 shrink-0" />
      <span>{children}</span>
    </p>
  )
}
