import type { Locale } from './locales.ts'

/** The browser fetches one language only: each is a file of its own in the build. */
export async function loadCatalogue(locale: Locale): Promise<object> {
  const module = locale === 'en' ? await import('./en/index.ts') : await import('./zh-CN/index.ts')
  return module.default
}
