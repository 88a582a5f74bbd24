import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, termsOf } from '../../server/discovery/fold.rules.ts'
import { searchTextFor } from '../../server/discovery/search-text.rules.ts'
import {
  simplifiedCharacters,
  traditionalCharacters,
} from '../../server/discovery/traditional-characters.rules.ts'
import { categoryWords, kindWords } from '../../server/discovery/vocabulary.rules.ts'
import { offeringCategories, providerKinds } from '../../server/providers/provider.contract.ts'

test('traditional, full-width and upper-case letters fold to the plain ones', () => {
  expect(fold('臺北市　托嬰中心（ＡＢＣ）')).toBe('台北市 托婴中心(abc)')
  expect([...traditionalCharacters].length).toBe([...simplifiedCharacters].length)
})

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})

test('a query is its words, each once, at most eight', () => {
  expect(termsOf(' 浦东、助餐  浦东；敬老院 ')).toEqual(['浦东', '助餐', '敬老院'])
  expect(termsOf('  ')).toEqual([])
  expect(termsOf('一 二 三 四 五 六 七 八 九 十')).toHaveLength(8)
})

test('every kind and category has words people use', () => {
  for (const kind of providerKinds) expect(kindWords[kind]).not.toBe('')
  for (const category of offeringCategories) expect(categoryWords[category]).not.toBe('')
})

test('a search text starts with the name and holds all that a provider is found by', () => {
  const text = searchTextFor({
    name: '示例楓林之家',
    kinds: ['home_care', 'day_care', 'home_care'],
    sites: [{ city: '上海市', district: '浦东新区', addressLine: '示例路１号' }],
    offerings: [{ title: '上门洗澡', category: 'bathing' }],
  })
  expect(text.split('\n')[0]).toBe('示例枫林之家')
  for (const word of ['上海市浦东新区', '示例路1号', '上门洗澡', '助浴', '居家养老', '日托'])
    expect(text).toContain(word)
})
