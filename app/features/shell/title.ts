import { useMatches } from '@remix-run/react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'

/**
 * What a route tells the shell. `title` is a key ('orders:list.title') or is made from the loader's data;
 * `bare` leaves out header, footer and tabs.
 */
export type Handle = {
  // biome-ignore lint/suspicious/noExplicitAny: each route knows the shape of its own loader's data
  title?: string | ((t: TFunction, data: any) => string)
  bare?: boolean
}

/** The document's title: the deepest route that names one. `meta` could not do it, it has no translations at hand. */
export function usePageTitle(): string {
  const { t } = useTranslation()
  const named = useMatches().findLast((match) => (match.handle as Handle | undefined)?.title)
  const title = (named?.handle as Handle | undefined)?.title
  if (!title) return `${t('common:brand')} · ${t('common:brandLine')}`
  const text = typeof title === 'function' ? title(t as TFunction, named?.data) : (t(title as never) as string)
  return t('common:pageTitle', { title: text })
}

/** Whether the current route wants to stand alone. */
export function useBare(): boolean {
  return useMatches().some((match) => (match.handle as Handle | undefined)?.bare)
}
