import type { i18n as I18n } from 'i18next'
import { importPatiently } from '../rpc/import-patiently.ts'
import { createI18n } from './index.ts'
import { defaultLocale, isLocale, type Locale } from './locales.ts'
import { allArrived, expect } from './wanting.ts'

/** Each namespace of each language is a file of its own in the build. */
const files = import.meta.glob<{ default: object }>([
  './{zh-CN,en}/*.ts',
  '!./*/index.ts',
  // Parts of others.
  '!./*/{discovery-narrowing,orders-steps,watch-closure}.ts',
])
const namespaceOf = (path: string) => path.replace(/^.*\/|\.ts$/g, '')
/** Read when it is needed first: what needs texts may be loaded before the document has a language. */
const language = (): Locale => {
  const { lang } = document.documentElement
  return isLocale(lang) ? lang : defaultLocale
}

const texts: Record<string, object> = {}
const asked = new Set<string>()
let speaking: I18n | null = null

/**
 * Fetches what a page says, given as `orders,common`; each namespace once.
 * @public Every page of the build calls it as it is loaded.
 */
export function needTexts(namespaces: string): void {
  for (const namespace of namespaces.split(',')) {
    const read = files[`./${language()}/${namespace}.ts`]
    if (!read || asked.has(namespace)) continue
    asked.add(namespace)
    expect(
      namespace,
      readOrReload(read).then((catalogue) => {
        texts[namespace] = catalogue
        speaking?.addResourceBundle(language(), namespace, catalogue)
      }),
    )
  }
}

/** What can't be had is gone: then the browser loads the page anew. */
async function readOrReload(read: () => Promise<{ default: object }>): Promise<object> {
  const module = await importPatiently(read)
  if (module) return module.default
  location.reload()
  return new Promise<never>(() => {})
}

/** The page's language, with the texts of what is open; those of pages one goes to later are added as they come. */
export async function speakInBrowser(): Promise<I18n> {
  // Only a build knows which page says what.
  if (import.meta.env.DEV) needTexts(Object.keys(files).map(namespaceOf).join())
  await allArrived()
  speaking = createI18n(language(), texts)
  return speaking
}
