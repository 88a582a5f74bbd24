import { expect, test } from 'vitest'
import type { ProviderCard } from '../../server/discovery/discovery.contract.ts'
import { marksIn, reasonsFor } from '../../server/discovery/reasons.rules.ts'
import { noNames, understand } from '../../server/discovery/understand.rules.ts'
import { literally, type Word } from '../../server/discovery/words.contract.ts'

const marked = (name: string, ...spellings: string[]) =>
  marksIn(name, spellings.map(literally)).map(([from, to]) => name.slice(from, to))

test('the parts of a name that were looked for are marked as they are written', () => {
  expect(marked('上海徐汇区颐祥养老院', '徐汇', '养老院')).toEqual(['徐汇', '养老院'])
  expect(marked('示例ＳＵＮＮＹ托育園', 'sunny', '托育园')).toEqual(['ＳＵＮＮＹ托育園'])
  expect(marked('示例 桂花 食堂', '桂花')).toEqual(['桂花'])
  expect(marked('㍿𠮷野養老院', '养老')).toEqual(['養老'])
  expect(marked('枫林枫林', '枫林')).toEqual(['枫林枫林'])
  expect(marked('枫林', '')).toEqual([])
})

const card: ProviderCard = {
  ...{
    id: '1',
    kind: 'home_care',
    name: '示例·安和居家养老',
    place: '上海市 浦东新区',
    addressLine: '花木路 1 号',
  },
  ...{ lat: null, lng: null, metres: null, bookable: true, claimed: true, inclusive: false, example: true },
  ...{ voucher: false, ltci: false, grade: null },
  ...{ categories: ['bathing'], fromPriceFen: 100, fromUnit: 'visit', ratingMean: null, ratingCount: 0 },
}

test('each word says where it was found, the name first', () => {
  const place: Word = { ...literally('pudong'), as: 'place', spellings: ['浦东'] }
  const words = [...understand('安和 洗澡 花木路 陌生', noNames), place]
  expect(reasonsFor(card, words).map(({ found, at }) => [found, at])).toEqual([
    ['安和', 'name'],
    ['洗澡', 'offers'],
    ['花木路', 'address'],
    ['陌生', 'details'],
    ['浦东', 'place'],
  ])
})
