import { Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { buttonClass, cx } from '../../ui/index.ts'
import { Mark } from '../shell/mark.tsx'
import { HelpButton } from './help-screen.tsx'
import { SpeakButton } from './speak-button.tsx'

export type Call = { key: string; label: string; phone: string }
type ElderFrameProps = {
  hello: string
  spoken?: string
  calls: readonly Call[]
  /** Where one press calls everybody; left out where it has been pressed, or nobody would be told. */
  help?: { page: string; keyOf: string } | null
  children: ReactNode
}

/** One thing in the middle; whom to call first is always at the bottom edge, the others stand above it. */
export function ElderFrame({ hello, spoken, calls, help, children }: ElderFrameProps) {
  const t = useT('elder')
  const [first, ...others] = calls
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-form flex-col px-5 pt-3">
      <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <p className="flex items-center gap-2 font-medium">
          <Mark className="size-7 text-pine max-[26rem]:hidden" />
          {hello}
        </p>
        {spoken && <SpeakButton text={spoken} />}
      </header>
      <div className="grid flex-1 content-center gap-6 py-5">
        {children}
        {others.length > 0 && (
          <nav aria-label={t('call.label')} className="grid gap-3">
            {others.map((call) => (
              <CallLink key={call.key} call={call} />
            ))}
          </nav>
        )}
      </div>
      {(first || help) && (
        <div
          className={cx(
            'sticky bottom-0 -mx-5 grid gap-3 border-t border-line bg-paper px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]',
            first && help && 'grid-cols-2',
          )}
        >
          {first && <CallLink call={first} brief={Boolean(help)} />}
          {help && <HelpButton {...help} brief={Boolean(first)} />}
        </div>
      )}
    </div>
  )
}

/** `brief` where it shares its line: the code for the door has to stand above it, in full. */
function CallLink({ call: { label, phone }, brief = false }: { call: Call; brief?: boolean }) {
  const formats = useFormats()
  return (
    <a href={`tel:${phone}`} className={cx(buttonClass({ tone: 'secondary', wide: true }), brief && 'px-2!')}>
      <Phone aria-hidden="true" className={cx('size-6 shrink-0', brief && 'max-[26rem]:hidden')} />
      <span>
        {label}
        {!brief && !label.includes(phone) && (
          <span className="block font-normal text-ink-soft">{formats.phone(phone)}</span>
        )}
      </span>
    </a>
  )
}
