import { FlaskConical } from 'lucide-react'
import type { ReactNode } from 'react'

/** A page that plays a payment provider's: it looks like somebody else's, and says at the top that it is not real. */
export function SandboxFrame({ note, children }: { note: string; children: ReactNode }) {
  return (
    <div className="mx-auto grid w-full max-w-form content-start gap-6 px-4 py-10 sm:py-16">
      <p className="flex items-start gap-3 rounded-md border border-dashed border-warn-line bg-warn-wash px-4 py-3 text-warn">
        <FlaskConical aria-hidden="true" className="mt-[0.25em] size-5 shrink-0" />
        {note}
      </p>
      <div className="grid gap-6 rounded-md border border-line bg-surface p-6 shadow-soft sm:p-8">
        {children}
      </div>
    </div>
  )
}
