import type { ReactNode } from 'react'
import { type DrawingName, drawings } from './drawings.tsx'

/** Nothing here yet: a quiet drawing, why that is, and one thing to do. */
export function EmptyState({
  drawing = 'door',
  title,
  children,
  action,
}: {
  drawing?: DrawingName
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
  const Drawing = drawings[drawing]
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] justify-items-center gap-4 px-4 py-10 text-center sm:py-14">
      <Drawing />
      <div className="grid gap-1">
        <div className="text-lg font-semibold">{title}</div>
        {children && <div className="max-w-[24em] text-balance text-ink-soft">{children}</div>}
      </div>
      {action}
    </div>
  )
}
