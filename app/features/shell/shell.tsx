import type { ReactNode } from 'react'
import { useT } from '../../i18n/index.ts'
import { defaultLocale } from '../../i18n/locales.ts'
import { LiveRegion } from '../../live/live-region.tsx'
import { LostProblem } from '../../rpc/lost-problem.tsx'
import { OwnDevice } from '../carer/own-device.tsx'
import { GoingBanner } from '../incidents/going-banner.tsx'
import { QuietLine } from '../quiet/quiet-line.tsx'
import { BottomTabs } from './bottom-tabs.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { useRootData } from './root-data.ts'
import { useBare } from './title.ts'

/** What surrounds every screen. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useT('common')
  const root = useRootData()
  const bare = useBare()
  const viewer = root?.viewer ?? { kind: 'anonymous' }
  const mode = root?.mode ?? 'standard'
  const helpPhone = root?.helpPhone ?? null
  return (
    <div className="flex min-h-dvh flex-col" data-bare={bare || undefined}>
      <a href="#main" className="skip-link">
        {t('skip')}
      </a>
      <OwnDevice viewer={viewer} />
      <LiveRegion enabled={viewer.kind === 'person'} readAt={root?.readAt ?? null} />
      <QuietLine />
      {!bare && <Header viewer={viewer} mode={mode} unread={root?.unread ?? 0} />}
      {!bare && <GoingBanner going={root?.going ?? []} />}
      <main id="main" tabIndex={-1} className="flex-1">
        <LostProblem />
        {children}
      </main>
      {!bare && (
        <>
          <Footer locale={root?.locale ?? defaultLocale} mode={mode} helpPhone={helpPhone} />
          <BottomTabs viewer={viewer} mode={mode} helpPhone={helpPhone} />
        </>
      )}
    </div>
  )
}
