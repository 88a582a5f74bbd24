import { WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'

/** There is no line, said at the top of whatever is being read. */
export function AwayBar({ hidden, children }: { hidden?: boolean; children: ReactNode }) {
  return (
    <p
      aria-hidden={hidden}
      data-chrome
      className="sticky top-0 z-40 flex items-center justify-center gap-2 border-b border-warn-line bg-warn-wash px-4 py-2 text-center text-sm text-warn elder:text-base"
    >
      <WifiOff aria-hidden="true" className="size-4 shrink-0" />
      {children}
    </p>
  )
}
