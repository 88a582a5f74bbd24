import { Link, type LinkProps, useNavigation } from '@remix-run/react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { useT } from '../i18n/index.ts'
import { cx } from './cx.ts'

type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger'
type Look = { tone?: ButtonTone; size?: 'md' | 'sm'; wide?: boolean; icon?: ReactNode }

const tones: Record<ButtonTone, string> = {
  primary: 'bg-pine text-on-pine border-pine hover:bg-pine-deep hover:border-pine-deep shadow-soft',
  secondary: 'bg-surface text-pine border-pine-line hover:border-pine hover:bg-pine-wash',
  quiet: 'bg-transparent text-pine border-transparent hover:bg-pine-wash',
  danger: 'bg-surface text-bad border-bad-line hover:bg-bad hover:text-on-bad hover:border-bad',
}

function look({ tone = 'primary', size = 'md', wide }: Look, className?: string): string {
  return cx(
    'inline-flex items-center justify-center gap-2 rounded-md border text-center leading-snug font-semibold no-underline',
    'transition-colors duration-150 focus-visible:rounded-md print:hidden',
    'disabled:border-line disabled:bg-sunken disabled:text-ink-soft disabled:shadow-none',
    size === 'md' ? 'min-h-target px-6 py-2' : 'min-h-target-sm px-4 py-1 text-sm elder:text-base',
    tones[tone],
    wide && 'w-full',
    className,
  )
}

export type ButtonProps = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & { pending?: boolean; pendingText?: string }

/**
 * A native button. `pending` keeps its width, says so in words and refuses a second press,
 * without `disabled`, which would throw the focus away.
 */
export function Button({
  tone,
  size,
  wide,
  icon,
  pending,
  pendingText,
  className,
  children,
  ...rest
}: ButtonProps) {
  const t = useT('ui')
  return (
    <button
      type="button"
      {...rest}
      className={look({ tone, size, wide }, className)}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
    >
      {pending ? <Spinner /> : icon}
      <span aria-live="polite">{pending ? (pendingText ?? t('pending')) : children}</span>
    </button>
  )
}

/** Submits its form and shows the pending state while that form is on its way (matched by name and value, if given). */
export function SubmitButton(props: ButtonProps) {
  const navigation = useNavigation()
  const busy =
    navigation.state !== 'idle' && navigation.formMethod !== undefined && navigation.formMethod !== 'GET'
  const mine = !props.name || navigation.formData?.get(props.name) === (props.value ?? '')
  return <Button {...props} type="submit" pending={props.pending || (busy && mine)} />
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({ tone, size, wide, icon, className, children, ...rest }: Look & LinkProps) {
  return (
    <Link prefetch="intent" {...rest} className={look({ tone, size, wide }, className)}>
      {icon}
      <span>{children}</span>
    </Link>
  )
}

/** The look of a button for anything else, such as `<a href="tel:">`. */
export function buttonClass(options: Look = {}): string {
  return look(options)
}

function Spinner() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 animate-spin" fill="none">
      <circle cx="10" cy="10" r="7.5" stroke="currentColor" strokeOpacity="0.3" strokeWidth="2.5" />
      <path d="M17.5 10A7.5 7.5 0 0 0 10 2.5" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  )
}
