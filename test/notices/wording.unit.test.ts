import { expect, test } from 'vitest'
import { locales } from '../../app/i18n/locales.ts'
import { noticeKinds } from '../../server/notices/notice.contract.ts'
import { sampleOf } from '../../server/notices/preview-notices.ts'
import { letterOf, pushOf, sentenceOf, textOf } from '../../server/notices/word-message.ts'

const appUrl = 'https://yiyou.example'

/** A key nobody worded, a parameter nobody filled in, a value nobody formatted. */
const unfinished = /\{\{|\}\}|undefined|null|NaN|Invalid|\[object|^[a-z]+[:_][a-z_]+$/

test.each(noticeKinds.flatMap((kind) => locales.map((locale) => [kind, locale] as const)))(
  '%s in %s reads well in the inbox, as a text, a letter and a push',
  (kind, locale) => {
    const told = sampleOf(kind, appUrl)
    const letter = letterOf([told], { locale, name: '林晓雯', settingsUrl: `${appUrl}/account/notices` })
    const push = pushOf({ ...told, url: '/orders/1' }, { locale, tag: 'n' })
    const sentence = sentenceOf(told, locale)
    const text = textOf(told, locale)
    for (const words of [sentence, text, letter.subject, letter.text, letter.html, push.title, push.body]) {
      expect(words).not.toMatch(unfinished)
      expect(words.trim()).not.toBe('')
    }
    expect([text, letter.text].every((words) => words.includes(sentence) && words.includes(told.url))).toBe(
      true,
    )
    expect(push).toEqual({ title: push.title, body: sentence, path: '/orders/1', tag: 'n' })
    // A push service takes 4096 bytes, and sealing costs some.
    expect(Buffer.byteLength(JSON.stringify(push))).toBeLessThan(3_500)
  },
)
