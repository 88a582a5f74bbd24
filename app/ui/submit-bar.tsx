import type { ReactNode } from 'react'

/**
 * The end of a form. On a phone it stays at the bottom edge in place of the tabs; the page's scroll padding keeps
 * whatever has the focus clear of it. The first child is the way on, what follows stands before it and is quieter. `aside` is what one should see while deciding: the price, the time.
 */
export function SubmitBar({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="submit-bar print:hidden">
      {aside && <div className="min-w-0 flex-1 max-sm:basis-full">{aside}</div>}
      <div className="submit-bar-ways">{children}</div>
    </div>
  )
}
