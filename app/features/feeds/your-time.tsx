import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import type { Locale } from '../../i18n/locales.ts'
import { useI18n } from '../../i18n/speak.ts'
import { spanIn } from '../../i18n/zones.ts'
import { preferenceCookie } from '../shell/preferences.ts'

const SHANGHAI = 'Asia/Shanghai'

/**
 * For who reads this on other clocks than Shanghai's: the same span on theirs. Only the browser knows whose they are, and leaves
 * word for the next time (`zone`), when it stands there from the beginning.
 */
export function YourTime({ startsAt, endsAt, zone }: { startsAt: Date; endsAt: Date; zone: string | null }) {
  const t = useT('feeds')
  const locale = useI18n().language as Locale
  const [theirs, setTheirs] = useState(zone ?? SHANGHAI)
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    setTheirs(timeZone)
    // biome-ignore lint/suspicious/noDocumentCookie: not a secret, and older phones have nothing else.
    if (timeZone !== (zone ?? SHANGHAI)) document.cookie = preferenceCookie('zone', timeZone)
  }, [zone])
  const span = spanIn(theirs, locale, { startsAt, endsAt })
  if (span === spanIn(SHANGHAI, locale, { startsAt, endsAt })) return null
  // Browsers and servers put the same words a little differently.
  return (
    <span suppressHydrationWarning className="block text-base text-ink-soft">
      {t('yours', { span })}
    </span>
  )
}
