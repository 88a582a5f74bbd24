import { searchPath } from '../../app/features/discovery/search-path.ts'
import { searchInput } from '../../server/discovery/discovery.contract.ts'
import { cities } from './listings.ts'
import { seededRandom } from './random.ts'

/**
 * What is asked for, by the name of the figure: `count` of each, the same every time. Those with a place to measure from
 * are all different.
 */
export function searches(count = 60): Readonly<Record<string, readonly object[]>> {
  const random = seededRandom(7)
  const some = (make: () => object) => Array.from({ length: count }, make)
  const word = () =>
    random.pick(['养老院', '敬老院', '食堂', '助餐', '日间', '托育', '中心', '护理', '颐和', '福寿', '金桂'])
  const place = () => random.pick(['浦东', '朝阳区', '天河', '鼓楼', '武侯', '洪山', '西湖', '钟楼'])
  const near = () => {
    const { lat, lng } = random.pick(cities)
    return { lat: lat + random.bell() * 0.05, lng: lng + random.bell() * 0.05 }
  }
  const facet = () =>
    random.pick([{ kind: 'residential' }, { kind: 'meals' }, { category: 'meal_help' }, { inclusive: true }])
  const bookable = () => random.pick([{ bookable: true }, { inclusive: true }])
  return {
    '1 word': some(() => ({ q: word() })),
    '2 words': some(() => ({ q: `${place()} ${word()}` })),
    'word + 10 km + 2 facets': some(() => ({
      q: word(),
      near: near(),
      within: 10_000,
      ...facet(),
      ...bookable(),
    })),
    'word + city + facet': some(() => ({ q: word(), city: random.pick(cities).city, ...facet() })),
  }
}

export const suggestions =
  '养 养老 颐和 yihe zhuyu zy 浦东 pudong 朝阳区颐 yangl bath 金桂 jingui fsyly 福'.split(' ')

/** The address of the search page for what is asked for. */
export const pageOf = (input: object) => searchPath(searchInput.parse(input))
