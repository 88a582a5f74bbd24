import type { Thing } from './json-ld.ts'

/** Titles and descriptions may come from any namespace: keys carry theirs. */
export type Translate = (key: string, params?: Record<string, unknown>) => string

/** The site as pages speak of it. `url` is without a slash at its end. */
export type SiteFacts = { readonly url: string; readonly helpPhone: string | null }

/** What search engines are told of a page. */
export type Listed = {
  /** Its one address, a path with its query in the one order it has. */
  readonly path: string
  readonly description: string
  /** False keeps it out of their lists; links on it are still followed. */
  readonly indexed?: boolean
  readonly things?: readonly Thing[]
}
