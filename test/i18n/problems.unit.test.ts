import { describe, expect, test } from 'vitest'
import { i18nFor } from '../../app/i18n/catalogues.server.ts'
import enNotices from '../../app/i18n/en/notices.ts'
import enProblems from '../../app/i18n/en/problems.ts'
import { locales } from '../../app/i18n/locales.ts'
import zhNotices from '../../app/i18n/zh-CN/notices.ts'
import zhProblems from '../../app/i18n/zh-CN/problems.ts'
import { noticeKinds, noticeParams } from '../../server/notices/notice.contract.ts'
import { problemCodes, problemRegistry } from '../../server/rpc/problem-registry.contract.ts'

const problems: Record<string, Record<string, string>> = { 'zh-CN': zhProblems, en: enProblems }
const notices: Record<string, Record<string, string>> = { 'zh-CN': zhNotices, en: enNotices }
const formats = ['money', 'day', 'time', 'dayTime', 'date', 'duration', 'distance', 'maskPhone']

/** `{{retryAt, dayTime}}` asks for retryAt, written as dayTime. */
const asked = (text: string) =>
  [...text.matchAll(/{{\s*(\w+)\s*(?:,\s*(\w+)\s*)?}}/g)].map(([, name, format]) => ({ name, format }))

/** One value per name that any text may ask for, of the kind its sender gives. */
const samples: Record<string, unknown> = {
  leastFen: 1,
  mostFen: 12_000,
  retryAt: new Date('2026-11-21T01:00:00Z'),
  from: new Date('2026-11-21T01:00:00Z'),
  startsAt: '2026-11-22T01:00:00.000Z',
  expiresAt: '2026-11-22T01:00:00.000Z',
  until: '2026-12-31T16:00:00.000Z',
  at: '2026-11-22T01:00:00.000Z',
  amountFen: 16_800,
  refundingFen: 33_600,
  ...{ wasFen: 840, nowFen: 1_680, capFen: 21_600, mostMonthlyFen: 80_000 },
  metres: 1234,
  day: new Date('2026-11-23T04:00:00Z'),
  ...{ earliest: new Date('2026-11-23T04:00:00Z'), latest: new Date('2026-12-23T04:00:00Z') },
  left: 4,
  count: 2,
}
const sampleFor = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, samples[name] ?? `〈${name}〉`]))

const kindly = (text: string | undefined, declared: readonly string[]) => {
  expect(text?.trim()).toBeTruthy()
  expect(text).not.toMatch(/[!！]/)
  for (const { name, format } of asked(text ?? '')) {
    expect(declared).toContain(name)
    if (format) expect(formats).toContain(format)
  }
}

describe.each(locales)('in %s', (locale) => {
  const { t } = i18nFor(locale)
  const said = (key: string, params: object) => (t as (key: string, params: object) => string)(key, params)

  test.each(problemCodes)('%s says what happened, with nothing it is not told', (code) => {
    const declared = Object.keys(problemRegistry[code]?.params?.shape ?? {})
    kindly(problems[locale]?.[code], declared)
    const sentence = said(`problems:${code}`, sampleFor(declared))
    expect(sentence).not.toBe(code)
    expect(sentence).not.toMatch(/{{|undefined|NaN|Invalid/)
    expect(sentence).toMatch(/[。.]$/)
  })

  test.each(noticeKinds)('%s is a sentence made of what every notice of its kind carries', (kind) => {
    const declared = Object.keys(noticeParams[kind].shape)
    kindly(notices[locale]?.[kind], declared)
    const sentence = said(`notices:${kind}`, sampleFor(declared))
    expect(sentence).not.toBe(kind)
    expect(sentence).not.toMatch(/{{|undefined|NaN|Invalid/)
    expect(sentence).toMatch(/[。.]$/)
  })

  test('no sentence is left over for a code nobody throws or a notice nobody sends', () => {
    expect(Object.keys(problems[locale] ?? {}).sort()).toEqual([...problemCodes].sort())
    expect(Object.keys(notices[locale] ?? {}).sort()).toEqual([...noticeKinds].sort())
  })
})

test('moments, money and distances are written out in the language of the page', () => {
  const retryAt = new Date('2026-11-21T01:00:00Z')
  const say = (locale: 'zh-CN' | 'en', key: string, params: object) =>
    (i18nFor(locale).t as (key: string, params: object) => string)(key, params)
  expect(say('zh-CN', 'problems:accounts.too_many_codes', { retryAt })).toContain('11月21日 周六 09:00 以后')
  expect(say('en', 'problems:accounts.too_many_codes', { retryAt })).toContain('after Sat 21 Nov 09:00')
  expect(say('zh-CN', 'problems:orders.too_far', { metres: 1234 })).toContain('1.2公里')
  expect(
    say('zh-CN', 'notices:refund_done', { calledBy: '爸爸', title: '上门助浴', amountFen: 16_800 }),
  ).toContain('¥168.00')
})
