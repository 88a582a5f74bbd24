import type { Locale } from '../../i18n/locales.ts'

const english = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** '2026-11' as 2026年11月 or November 2026. */
export function monthName(month: string, locale: Locale): string {
  const [year = '', number = ''] = month.split('-')
  return locale === 'en' ? `${english[Number(number) - 1]} ${year}` : `${year}年${Number(number)}月`
}
