import { useMatches } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import type { Listed, SiteFacts, Translate } from '../seo/listed.ts'

/**
 * What a route tells the shell. `title` is a key ('orders:list.title') or is made from the loader's data;
 * `bare` leaves out header, footer and tabs.
 */
export type Handle = {
  // biome-ignore lint/suspicious/noExplicitAny: each route knows the shape of its own loader's data
  title?: string | ((t: Translate, data: any) => string)
  bare?: boolean
  /** What search engines are told; a page without it is not for them. */
  // biome-ignore lint/suspicious/noExplicitAny: each route knows the shape of its own loader's data
  listed?: (t: Translate, data: any, site: SiteFacts) => Listed
  /**
   * Comes without scripts, which follow when they are needed. To visitors: public pages, which many read who never press
   * anything. To everybody: the steps of an order, which ask for nothing but forms.
   */
  quiet?: 'visitors' | 'everybody'
  /** Always in the elders' view, whatever the reader has chosen elsewhere. */
  elder?: boolean
}

/** The document's title: the deepest route that names one. `meta` could not do it, it has no translations at hand. */
export function usePageTitle(): string {
  const t = useT('common')
  const named = useMatches().findLast((match) => (match.handle as Handle | undefined)?.title)
  const title = (named?.handle as Handle | undefined)?.title
  if (!title) return `${t('brand')} · ${t('brandLine')}`
  const translate = t as Translate
  const text = typeof title === 'function' ? title(translate, named?.data) : translate(title)
  return t('pageTitle', { title: text })
}

/** Whether the current route wants to stand alone. */
export function useBare(): boolean {
  return useMatches().some((match) => (match.handle as Handle | undefined)?.bare)
}

/** Whether the current route is one of the elders' own. */
export function useElderScreen(): boolean {
  return useMatches().some((match) => (match.handle as Handle | undefined)?.elder)
}
