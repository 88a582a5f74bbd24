import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../../ui/index.ts'

type FoldProps = { summary: ReactNode; danger?: boolean; open?: boolean; children: ReactNode }

/** A second step that opens in place: asks before something happens, and works without JavaScript. */
export function Fold({ summary, danger, open, children }: FoldProps) {
  return (
    <details open={open} className="group rounded-md border border-line bg-surface print:hidden">
      <summary
        className={cx(
          'flex min-h-target list-none items-center justify-between gap-4 rounded-md px-5 py-2 font-semibold [&::-webkit-details-marker]:hidden',
          danger ? 'text-bad' : 'text-pine',
        )}
      >
        {summary}
        <ChevronDown
          aria-hidden="true"
          className="size-5 shrink-0 transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="grid gap-4 border-t border-line p-5">{children}</div>
    </details>
  )
}
