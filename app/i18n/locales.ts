export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'zh-CN'

/** Narrows anything that came from outside (a cookie, a form, a stored setting) to a locale we speak. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}
