import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import type { Locale } from '../../i18n/locales.ts'
import { useI18n } from '../../i18n/speak.ts'
import { spanIn } from '../../i18n/zones.ts'

/** For who reads this on other clocks than Shanghai's: the same span on theirs. Only the browser knows, so it comes after. */
export function YourTime({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
  const t = useT('feeds')
  const i18n = useI18n()
  const [span, setSpan] = useState<string | null>(null)
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const locale = i18n.language as Locale
    const theirs = spanIn(timeZone, locale, { startsAt, endsAt })
    setSpan(theirs === spanIn('Asia/Shanghai', locale, { startsAt, endsAt }) ? null : theirs)
  }, [startsAt, endsAt, i18n.language])
  return span && <span className="block text-base text-ink-soft">{t('yours', { span })}</span>
}
