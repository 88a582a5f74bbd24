import { i18nFor } from '../../app/i18n/catalogues.server.ts'
import type { Locale } from '../kernel/view.contract.ts'
import type { Mail } from './mail-port.ts'
import type { NoticeKind } from './notice.contract.ts'
import type { Push } from './push-port.ts'

/** A notice as it is told to one person. */
export type Told = {
  readonly kind: NoticeKind
  readonly params: Record<string, unknown>
  /** Where it leads, with the site's address. */
  readonly url: string
}

/** What happened, in one sentence: the same words in the inbox, a text and a letter. */
export const sentenceOf = ({ kind, params }: Told, locale: Locale): string =>
  i18nFor(locale).t(`notices:${kind}`, { ...params, interpolation: { escapeValue: false } })

/** A text: who speaks, what happened, where to look. */
export const textOf = (told: Told, locale: Locale): string =>
  i18nFor(locale).t('sending:text', { sentence: sentenceOf(told, locale), url: told.url })

/** What a browser shows: who speaks, what happened; pressing it leads to `url`, the path only. */
export const pushOf = (told: Told, { locale, tag }: { locale: Locale; tag: string }): Push => ({
  title: i18nFor(locale).t('common:brand'),
  body: sentenceOf(told, locale),
  path: told.url,
  tag,
})

/** One letter about one or several things, the latest first, each with its link; where to change what is sent, at the end. */
export function letterOf(
  notices: readonly Told[],
  { locale, name, settingsUrl }: { locale: Locale; name: string; settingsUrl: string },
): Omit<Mail, 'to'> {
  const { t } = i18nFor(locale)
  const sentences = notices.map((told) => ({ sentence: sentenceOf(told, locale), url: told.url }))
  const [first] = sentences
  const subject =
    sentences.length === 1 && first
      ? shortened(first.sentence)
      : t('sending:subject', { count: sentences.length })
  const greeting = t('sending:greeting', { name })
  const why = t('sending:why')
  const look = t('sending:look')
  return {
    subject,
    text: [
      greeting,
      ...sentences.map(({ sentence, url }) => `${sentence}\n${look}: ${url}`),
      `${why}\n${settingsUrl}`,
    ].join('\n\n'),
    html: page(locale, [
      `<p>${escaped(greeting)}</p>`,
      ...sentences.map(
        ({ sentence, url }) =>
          `<p style="margin:0 0 4px">${escaped(sentence)}</p><p style="margin:0 0 24px"><a href="${escaped(url)}" style="color:#1f5f4a">${escaped(look)}</a></p>`,
      ),
      `<p style="margin:32px 0 0;font-size:14px;color:#5b645f">${escaped(why)} <a href="${escaped(settingsUrl)}" style="color:#1f5f4a">${escaped(t('sending:change'))}</a></p>`,
    ]),
  }
}

/** Up to its first full stop: a subject is read in a list, and a carrier lets through only so much. */
export function shortened(sentence: string): string {
  const end = sentence.search(/[。；]|[.;](?=\s)/)
  return end > 0 ? sentence.slice(0, end) : sentence
}

/** As plain as letters have to be to look alike everywhere: one column, the reader's own font. */
const page = (locale: Locale, parts: readonly string[]) =>
  `<!doctype html><html lang="${locale}"><body style="margin:0;padding:24px;background:#fbf7f4;color:#22312b;font:17px/1.6 sans-serif"><div style="max-width:560px;margin:0 auto"><p style="margin:0 0 24px;font-size:20px;font-weight:bold;color:#1f5f4a">${escaped(i18nFor(locale).t('common:brand'))}</p>${parts.join('')}</div></body></html>`

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
