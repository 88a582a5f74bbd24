import en from './en/index.ts'
import { createI18n } from './index.ts'
import type { Locale } from './locales.ts'
import zh from './zh-CN/index.ts'

const catalogues = { 'zh-CN': zh, en }

/** All languages at hand, for rendering a request and for texts written in loaders and actions. */
export function i18nFor(locale: Locale) {
  instances[locale] ??= createI18n(locale, catalogues[locale])
  return instances[locale]
}

/** They hold nothing of a request. */
const instances: Partial<Record<Locale, ReturnType<typeof createI18n>>> = {}
