import { expect, test } from 'vitest'
import { createSearchIndex } from '../../server/discovery/embedded/search-index.ts'
import { coreOf } from '../../server/discovery/name-core.rules.ts'
import { editsOf, oneEditApart } from '../../server/discovery/one-edit.rules.ts'
import { soundsOf, syllablesIn } from '../../server/discovery/sounds.rules.ts'
import { noNames, understand } from '../../server/discovery/understand.rules.ts'

const index = createSearchIndex()
const listed: [name: string, city: string, district: string][] = [
  ['上海徐汇区颐祥养老院', '上海市', '徐汇区'],
  ['上海浦东新区民众敬老院', '上海市', '浦东新区'],
  ['上海静安寺社区红日长者照护之家', '上海市', '静安区'],
  ['上海普陀区长风敬老院', '上海市', '普陀区'],
  ['上海长宁区逸仙天山养老院', '上海市', '长宁区'],
  ['南京市鼓楼区朝天宫街道综合为老服务中心', '南京市', '鼓楼区'],
  ['示例Sunny托育园', '上海市', ''],
]
for (const [at, [name, city, district]] of listed.entries()) {
  index.put({
    ...{
      id: String(at),
      name,
      kind: 'residential',
      kinds: ['residential'],
      verified: false,
      claimed: false,
      example: false,
      voucher: false,
      ltci: false,
      grade: null,
      inclusive: false,
    },
    ...{ ratingSum: 0, reviewCount: 0, bookable: false, offerings: [] },
    sites: [{ province: city, city, district, street: '', addressLine: '', lat: null, lng: null }],
    caregivers: [],
    standing: { kept: 0, broken: 0, soonestDay: null },
  })
}

/** Each word as `how it counts:its first spelling`. */
const read = (q: string, names: Parameters<typeof understand>[1] = index.names) =>
  understand(q, names).map(({ as, spellings }) => `${as}:${spellings[0]}`)

test.each([
  ['助浴', ['service:助浴']],
  ['洗澡', ['service:洗澡']],
  ['zhuyu', ['service:助浴']],
  ['zy', ['service:助浴']],
  ['zhuyuu', ['service:助浴']],
  ['浦东', ['place:浦东']],
  ['浦東新區', ['place:浦东新区']],
  ['pudong', ['place:浦东']],
  ['pudogn', ['place:浦东']],
  ['浦东助餐', ['place:浦东', 'service:助餐']],
  ['助餐 浦东', ['service:助餐', 'place:浦东']],
  ['pudongzhucan', ['place:浦东', 'service:助餐']],
  ['pu dong yang lao yuan', ['place:浦东', 'service:养老院']],
  ['nursing homes in Pudong', ['service:养老院', 'place:浦东']],
  ['daycare', ['service:日间照料']],
  ['nusing home', ['service:养老院']],
  ['颐祥', ['text:颐祥']],
  ['徐汇颐祥敬老院', ['place:徐汇', 'text:颐祥', 'service:敬老院']],
  ['怡祥养老院', ['text:颐祥养老院']],
  ['徐汇颐样养老院', ['place:徐汇', 'text:颐祥', 'service:养老院']],
  ['yixiangyanglaoyuan', ['text:颐祥养老院']],
  ['minzong', ['text:民众']],
  ['mzjly', ['text:民众敬老院']],
  ['静安寺', ['text:静安寺']],
  ['静安寺日托', ['text:静安寺', 'service:日托']],
  ['鼓楼 为老服务', ['place:鼓楼', 'service:为老服务']],
  ['附近的养老院', ['service:养老院']],
  ['sunny', ['text:sunny']],
  ['100%', ['text:100%']],
  ['', []],
])('%s asks for %j', (q, expected) => {
  expect(read(q)).toEqual(expected)
})

test('a service is looked for under every name it has', () => {
  const [word] = understand('洗澡', index.names)
  expect(word?.spellings).toEqual(expect.arrayContaining(['洗澡', '助浴', '擦浴']))
  expect(understand('敬老院', index.names)[0]?.spellings).toContain('福利院')
  expect(understand('月嫂', index.names)[0]?.spellings).toContain('育婴')
})

test('a district means its place and nothing that is merely spelled alike', () => {
  expect(understand('鼓楼', index.names)[0]?.places).toEqual([{ city: '南京市', district: '鼓楼区' }])
  expect(understand('上海', index.names)[0]?.places).toEqual([{ city: '上海市', district: '' }])
})

test('without names our own words are still understood', () => {
  expect(read('浦东养老院', noNames)).toEqual(['text:浦东', 'service:养老院'])
  expect(read('zhuyu', noNames)).toEqual(['service:助浴'])
  expect(read('完全没有这样的词汇', noNames)[0]).toMatch(/^text:/)
})

test('the proper part of a name is what people call it by', () => {
  const core = (name: string) => name.slice(coreOf(name).start, coreOf(name).end)
  expect(core('上海徐汇区颐祥养老院')).toBe('颐祥')
  expect(core('上海市浦东新区塘桥街道塘桥社区综合为老服务中心')).toBe('塘桥')
  expect(core('上海崇明区庙镇敬老院')).toBe('庙镇')
  expect(core('颐养院')).not.toBe('')
})

test('places are read as their people read them; letters are cut into syllables in every way', () => {
  expect(soundsOf('上海市长宁区长者照护之家').join(' ')).toBe(
    'shang hai shi chang ning qu zhang zhe zhao hu zhi jia',
  )
  expect(soundsOf('莘庄').join('')).toBe('xinzhuang')
  const known = new Set(['xi', 'an', 'xian'])
  expect(syllablesIn('xian', (part) => known.has(part))).toEqual([['xian'], ['xi', 'an']])
})

test('one slip is one letter more, less, other, or two swapped', () => {
  for (const slip of ['pudogn', 'pudon', 'pudongg', 'pudang']) {
    expect(oneEditApart('pudong', slip)).toBe(true)
    expect(editsOf('pudong')).toContain(slip)
  }
  expect(oneEditApart('pudong', 'pudong')).toBe(false)
  expect(oneEditApart('pudong', 'podang')).toBe(false)
})
