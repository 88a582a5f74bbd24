import { readFileSync } from 'node:fs'
import type { Locale } from './locales.ts'

type PageTexts = {
  /** Namespaces by route module below app/. */
  readonly pages: Readonly<Record<string, readonly string[]>>
  readonly files: Readonly<Record<Locale, Readonly<Record<string, string>>>>
}

/** What the build knows of it (assets/texts.json); nothing while developing, where a page fetches everything. */
const known: PageTexts | null = (() => {
  try {
    return JSON.parse(readFileSync('build/client/assets/texts.json', 'utf8'))
  } catch {
    return null
  }
})()

/** The files with the texts of a page, so that they are fetched beside its scripts instead of after them. */
export function pageTexts(routeIds: readonly string[], locale: Locale): string[] {
  if (!known) return []
  const namespaces = new Set(routeIds.flatMap((id) => known.pages[`${id}.tsx`] ?? []))
  return [...namespaces].flatMap((namespace) => known.files[locale][namespace] ?? [])
}
