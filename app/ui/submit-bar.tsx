import type { ReactNode } from 'react'

/**
 * The end of a form. On a phone it stays at the bottom edge, above the tabs; the page's scroll padding keeps whatever
 * has the focus clear of it. `aside` is what one should see while deciding: the price, the time.
 */
export function SubmitBar({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="submit-bar print:hidden">
      {aside && <div className="min-w-0 flex-1">{aside}</div>}
      <div className="flex shrink-0 flex-row-reverse flex-wrap justify-end gap-3 max-sm:flex-1">
        {children}
      </div>
    </div>
  )
}
