import { Check, CircleAlert, Clock, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../i18n/index.ts'
import { cx } from './cx.ts'

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad' | 'now'

const tones: Record<NoticeTone, { box: string; sign: string; Icon: typeof Info }> = {
  info: { box: 'border-info-line bg-info-wash', sign: 'text-info', Icon: Info },
  good: { box: 'border-good-line bg-good-wash', sign: 'text-good', Icon: Check },
  warn: { box: 'border-warn-line bg-warn-wash', sign: 'text-warn', Icon: TriangleAlert },
  bad: { box: 'border-bad-line bg-bad-wash', sign: 'text-bad', Icon: CircleAlert },
  now: { box: 'border-persimmon-line bg-persimmon-wash', sign: 'text-persimmon-ink', Icon: Clock },
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
  const { box, sign, Icon } = tones[tone]
  return (
    <div
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      className={cx('flex gap-3 rounded-md border px-4 py-3', box)}
    >
      <Icon aria-hidden="true" className={cx('mt-[0.28em] size-5 shrink-0', sign)} />
      <div className="grid min-w-0 gap-1">
        <span className="sr-only">{t(`notice.${tone}`)}</span>
        {title && <p className={cx('font-semibold', sign)}>{title}</p>}
        {children && <div className="max-w-measure">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-3">{actions}</div>}
      </div>
    </div>
  )
}
