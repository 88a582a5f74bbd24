import { describe, expect, it } from 'vitest'
import en from '../../app/i18n/en/index.ts'
import { createI18n } from '../../app/i18n/index.ts'
import zh from '../../app/i18n/zh-CN/index.ts'

type Texts = Map<string, string>

function textsOf(catalogue: object, path = ''): Texts {
  const texts: Texts = new Map()
  for (const [key, value] of Object.entries(catalogue)) {
    const here = path ? `${path}/${key}` : key
    if (typeof value === 'string') texts.set(here, value)
    else for (const [deep, text] of textsOf(value as object, here)) texts.set(deep, text)
  }
  return texts
}

const chinese = textsOf(zh)
const english = textsOf(en)
const base = (key: string) => key.replace(/_(one|other)$/, '')
const parameters = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]))].sort()

describe('catalogues', () => {
  it('have the same keys in both languages', () => {
    expect([...new Set([...english.keys()].map(base))].sort()).toEqual(
      [...new Set([...chinese.keys()].map(base))].sort(),
    )
  })

  it('leave no text empty', () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([])
  })

  it('ask for the same parameters in both languages', () => {
    const different = [...english]
      .filter(([key]) => !key.endsWith('_one'))
      .filter(([key, text]) => {
        const source = chinese.get(key) ?? chinese.get(`${base(key)}_other`) ?? chinese.get(base(key)) ?? ''
        return parameters(source).join() !== parameters(text).join()
      })
      .map(([key]) => key)
    expect(different).toEqual([])
  })

  it('never shout and never call anybody dear', () => {
    const loud = [...chinese, ...english].filter(([, text]) => /[!！]|亲[，,]/.test(text))
    expect(loud).toEqual([])
  })
})

describe('texts', () => {
  it('write fen and instants of their parameters in the language of the page', () => {
    const catalogue = { problems: { 'orders.example': '{{fen, money}}，{{at, dayTime}} 前，{{who}}' } }
    const { t } = createI18n('zh-CN', catalogue)
    const say = t as (key: string, params: object) => string
    const params = { fen: 16800, at: '2026-11-22T01:00:00Z', who: '王<阿姨>' }
    expect(say('problems:orders.example', params)).toBe('¥168.00，11月22日 周日 09:00 前，王<阿姨>')
  })
})
