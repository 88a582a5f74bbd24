import type { i18n as I18n, Namespace, TFunction } from 'i18next'
import { useContext } from 'react'
import { I18nContext } from 'react-i18next'
import { arrived, keyArrived } from './wanting.ts'

/** Texts without parameters that are kept: more than the catalogues have. */
const MOST_KEPT = 10_000

/**
 * The texts of the page's language. An instance speaks one language and has the texts of the page from the start, so nothing
 * here listens, as react-i18next's own hook does: that took a quarter of the time in which a page is rendered.
 */
export function useI18n(): I18n {
  const { i18n } = useContext(I18nContext) ?? {}
  if (!i18n) throw new Error('There is no I18nextProvider around this')
  return i18n
}

const spoken = new WeakMap<I18n, Map<string, TFunction>>()

/** The texts of one namespace, or of several, the first of which needs no prefix; the same function every time. */
export function textsOf<const N extends Namespace>(i18n: I18n, namespace: N): TFunction<N> {
  const first: string = Array.isArray(namespace) ? namespace[0] : namespace
  arrived(first)
  const known = spoken.get(i18n) ?? new Map<string, TFunction>()
  spoken.set(i18n, known)
  const texts = known.get(first) ?? remembering(i18n.getFixedT(null, first as never))
  known.set(first, texts)
  return texts as unknown as TFunction<N>
}

/** What needs no parameters reads the same every time. */
function remembering(translate: TFunction): TFunction {
  const read = translate as unknown as (...given: unknown[]) => string
  const kept = new Map<unknown, string>()
  const texts = (...given: unknown[]): string => {
    const [key] = given
    keyArrived(key)
    if (given.length > 1 || typeof key !== 'string') return read(...given)
    const known = kept.get(key)
    if (known !== undefined) return known
    const text = read(key)
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(key, text)
    return text
  }
  return texts as unknown as TFunction
}
