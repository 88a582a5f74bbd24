import type { ElementType, ReactNode } from 'react'
import { cx } from './cx.ts'

const widths = { form: 'max-w-form', page: 'max-w-page', wide: 'max-w-wide' }

/** The body of a screen inside the shell: `form` for one question group, `page` for most, `wide` for boards. */
export function Page({
  width = 'page',
  className,
  children,
}: {
  width?: keyof typeof widths
  className?: string
  children: ReactNode
}) {
  return (
    <div
      className={cx(
        'mx-auto grid w-full grid-cols-[minmax(0,1fr)] gap-8 px-4 py-8 sm:px-6 sm:py-12 print:gap-4 print:px-0 print:py-0',
        widths[width],
        className,
      )}
    >
      {children}
    </div>
  )
}

const gaps = { xs: 'gap-1', sm: 'gap-2', md: 'gap-4', lg: 'gap-6', xl: 'gap-10' }
type Gap = keyof typeof gaps

/** One under the other. */
export function Stack({
  as: As = 'div',
  gap = 'md',
  className,
  children,
}: {
  as?: ElementType
  gap?: Gap
  className?: string
  children: ReactNode
}) {
  return <As className={cx('grid min-w-0 content-start', gaps[gap], className)}>{children}</As>
}

/** Side by side, wrapping. */
export function Cluster({
  as: As = 'div',
  gap = 'md',
  between,
  className,
  children,
}: {
  as?: ElementType
  gap?: Gap
  between?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    <As
      className={cx(
        'flex min-w-0 flex-wrap items-center',
        gaps[gap],
        between && 'justify-between',
        className,
      )}
    >
      {children}
    </As>
  )
}

/** Cards in columns where there is room. */
export function Grid({
  columns = 2,
  className,
  children,
}: {
  columns?: 2 | 3
  className?: string
  children: ReactNode
}) {
  return (
    <div
      className={cx(
        'grid gap-4 sm:gap-6',
        columns === 2 ? 'md:grid-cols-2' : 'sm:grid-cols-2 lg:grid-cols-3',
        className,
      )}
    >
      {children}
    </div>
  )
}

/** Main column and a narrower one beside it (under it on a phone). The aside stays in view while one reads. */
export function WithAside({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-12">
      <div className="grid min-w-0 gap-8">{children}</div>
      <aside className="grid min-w-0 gap-6 lg:sticky lg:top-24">{aside}</aside>
    </div>
  )
}

/** The one h1 of a screen. `eyebrow` is the small line above, `actions` stand beside it. */
export function PageHead({
  title,
  eyebrow,
  lead,
  actions,
}: {
  title: ReactNode
  eyebrow?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="grid min-w-0 gap-1">
        {eyebrow && <p className="text-sm font-medium text-pine elder:text-base">{eyebrow}</p>}
        <h1 className="text-2xl tracking-[0.01em] sm:text-3xl">{title}</h1>
        {lead && <p className="max-w-measure text-ink-soft">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </header>
  )
}

/** A titled part of a screen. */
export function Section({
  title,
  lead,
  actions,
  level = 2,
  id,
  className,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  level?: 2 | 3
  id?: string
  className?: string
  children: ReactNode
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section id={id} className={cx('grid min-w-0 gap-4', className)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <div className="grid gap-1">
          <Heading className={level === 2 ? 'text-xl' : 'text-lg'}>{title}</Heading>
          {lead && <p className="max-w-measure text-ink-soft">{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** A sheet of paper on the ground. `tone="now"` only for what needs a person now. */
export function Card({
  as: As = 'div',
  tone = 'plain',
  flush,
  className,
  children,
}: {
  as?: ElementType
  tone?: 'plain' | 'quiet' | 'now'
  flush?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    <As
      data-card
      className={cx(
        'min-w-0 rounded-md border',
        tone === 'plain' && 'border-line bg-surface shadow-soft',
        tone === 'quiet' && 'border-line bg-sunken',
        tone === 'now' && 'border-persimmon-line bg-persimmon-wash shadow-soft',
        flush ? 'overflow-hidden' : 'p-5 sm:p-6',
        className,
      )}
    >
      {children}
    </As>
  )
}
