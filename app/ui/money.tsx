import type { ReactNode } from 'react'
import { useFormats } from '../i18n/formats.ts'
import { cx } from './cx.ts'

const sizes = { sm: 'text-base', md: 'text-lg', lg: 'text-2xl' }

/** An amount in fen, larger than its label. `per` says per what: 每次, 每小时. */
export function Money({
  fen,
  per,
  label,
  size = 'md',
}: {
  fen: number
  per?: ReactNode
  label?: ReactNode
  size?: keyof typeof sizes
}) {
  const formats = useFormats()
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5 *:whitespace-nowrap">
      {label && <span className="text-sm text-ink-soft elder:text-base">{label}</span>}
      <span className={cx('font-semibold tracking-tight', sizes[size])}>{formats.money(fen)}</span>
      {per && <span className="text-sm text-ink-soft elder:text-base">{per}</span>}
    </span>
  )
}
