import { Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { buttonClass } from '../../ui/index.ts'
import { Mark } from '../shell/mark.tsx'
import { SpeakButton } from './speak-button.tsx'

export type Call = { key: string; label: string; phone: string }
type ElderFrameProps = { hello: string; spoken?: string; calls: readonly Call[]; children: ReactNode }

/** One thing in the middle, whom to call at the bottom, always in the same place. */
export function ElderFrame({ hello, spoken, calls, children }: ElderFrameProps) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-form flex-col px-5 pt-4 pb-5">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="flex items-center gap-2 font-medium">
          <Mark className="size-7 text-pine" />
          {hello}
        </p>
        {spoken && <SpeakButton text={spoken} />}
      </header>
      <div className="grid flex-1 content-center gap-6 py-6">{children}</div>
      <Calls calls={calls} />
    </div>
  )
}

function Calls({ calls }: { calls: readonly Call[] }) {
  const t = useT('elder')
  const formats = useFormats()
  if (calls.length === 0) return null
  return (
    <nav aria-label={t('call.label')} className="grid gap-3 border-t border-line pt-5">
      {calls.map(({ key, label, phone }) => (
        <a key={key} href={`tel:${phone}`} className={buttonClass({ tone: 'secondary', wide: true })}>
          <Phone aria-hidden="true" className="size-6 shrink-0" />
          <span>
            {label}
            <span className="block font-normal text-ink-soft">{formats.phone(phone)}</span>
          </span>
        </a>
      ))}
    </nav>
  )
}
