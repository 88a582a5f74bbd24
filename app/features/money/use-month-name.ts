import { defaultLocale, isLocale } from '../../i18n/locales.ts'
import { useI18n } from '../../i18n/speak.ts'
import { monthName } from './month-name.ts'

/** Writes 'YYYY-MM' in the language of the page. */
export function useMonthName(): (month: string) => string {
  const i18n = useI18n()
  const locale = isLocale(i18n.language) ? i18n.language : defaultLocale
  return (month) => monthName(month, locale)
}
