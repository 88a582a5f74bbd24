import type { ReactNode } from 'react'
import { useT } from '../i18n/index.ts'
import { cx } from './cx.ts'

type NoticeTone = 'info' | 'good' | 'warn' | 'bad' | 'now'

/** Box, words and bead of each tone; the sign in the bead differs too, so that colour is never alone. */
const tones: Record<NoticeTone, { box: string; words: string; bead: string; sign: string }> = {
  info: {
    box: 'border-info-line bg-info-wash',
    words: 'text-info',
    bead: 'bg-info',
    sign: 'M10 9.2v4.6M10 6.2h.01',
  },
  good: {
    box: 'border-good-line bg-good-wash',
    words: 'text-good',
    bead: 'bg-good',
    sign: 'M6.4 10.3l2.4 2.4 4.8-5.2',
  },
  warn: {
    box: 'border-warn-line bg-warn-wash',
    words: 'text-warn',
    bead: 'bg-warn',
    sign: 'M10 5.8v4.8M10 13.8h.01',
  },
  bad: { box: 'border-bad-line bg-bad-wash', words: 'text-bad', bead: 'bg-bad', sign: 'M7 7l6 6M13 7l-6 6' },
  now: {
    box: 'border-persimmon-line bg-persimmon-wash',
    words: 'text-persimmon-ink',
    bead: 'bg-persimmon-ink',
    sign: 'M10 6v4.2l2.7 1.7',
  },
}

type NoticeProps = {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** Announce when it appears after an action; leave out for what was on the page from the start. */
  live?: boolean
}

/** Something to know, in the flow of the page. The kind is said in words too, for those who cannot see the colour. */
export function Notice({ tone = 'info', title, children, actions, live }: NoticeProps) {
  const t = useT('ui')
  const { box, words, bead, sign } = tones[tone]
  return (
    <div
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      className={cx('flex gap-3 rounded-md border px-4 py-3', box)}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 20 20"
        className={cx('mt-[0.15em] size-6 shrink-0 rounded-full stroke-surface', bead)}
        fill="none"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={sign} />
      </svg>
      <div className="grid min-w-0 flex-1 gap-1">
        <span className="sr-only">{t(`notice.${tone}`)}</span>
        {title && <p className={cx('font-semibold', words)}>{title}</p>}
        {children && <div className="max-w-measure">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-3">{actions}</div>}
      </div>
    </div>
  )
}
