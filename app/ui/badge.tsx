import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type Tone = 'plain' | 'pine' | 'now' | 'good' | 'warn' | 'bad' | 'info'

const tones: Record<Tone, string> = {
  plain: 'border-line bg-sunken text-ink-soft',
  pine: 'border-pine-line bg-pine-wash text-pine',
  now: 'border-persimmon-line bg-persimmon-wash text-persimmon-ink',
  good: 'border-good-line bg-good-wash text-good',
  warn: 'border-warn-line bg-warn-wash text-warn',
  bad: 'border-bad-line bg-bad-wash text-bad',
  info: 'border-info-line bg-info-wash text-info',
}

/** A state in one or two words. `now` is kept for what waits for a person. */
export function Badge({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 rounded-full border px-3 py-0.5 text-sm font-medium whitespace-nowrap elder:text-base elder:whitespace-normal',
        tones[tone],
      )}
    >
      {icon}
      {children}
    </span>
  )
}

/** A property, not a state: 助浴, 会说上海话. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center rounded-sm border border-line bg-surface px-2 text-sm text-ink-soft elder:text-base">
      {children}
    </span>
  )
}
