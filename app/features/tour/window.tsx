import { MonitorSmartphone, Smartphone, Tablet } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/index.ts'

type Who = 'daughter' | 'elder' | 'carer' | 'manager'

const devices = { daughter: Smartphone, elder: Tablet, carer: Smartphone, manager: MonitorSmartphone }

/** One person's screen, named by whose it is. `children` are null before there is anything to see. */
export function Window({ of, children }: { of: Who; children: ReactNode }) {
  const t = useT('tour')
  const Device = devices[of]
  return (
    <section aria-labelledby={`window-${of}`} className="grid gap-2">
      <h2 id={`window-${of}`} className="flex items-center gap-2 text-base font-semibold text-ink-soft">
        <Device aria-hidden="true" className="size-5" />
        {t(`window.${of}`)}
      </h2>
      <div className="grid content-start gap-4 rounded-md border border-line-strong bg-surface p-5 shadow-soft md:min-h-80">
        {children ?? <p className="self-center text-center text-ink-soft">{t(`before.${of}`)}</p>}
      </div>
    </section>
  )
}
