import type { NamedPlace } from './words.contract.ts'

/** What people still, or fondly, call a place: the city and the district it is today; an empty district is the whole city. */
const rows: readonly [said: string, city: string, district: string][] = [
  ['魔都 申城 沪上 上海滩', '上海市', ''],
  ['闸北 闸北区', '上海市', '静安区'],
  ['卢湾 卢湾区 南市区', '上海市', '黄浦区'],
  ['南汇 南汇区 川沙县', '上海市', '浦东新区'],
  ['崇明岛 崇明县', '上海市', '崇明区'],
  ['帝都 京城', '北京市', ''],
  ['崇文 崇文区', '北京市', '东城区'],
  ['宣武 宣武区', '北京市', '西城区'],
  ['羊城 花城', '广州市', ''],
  ['东山区', '广州市', '越秀区'],
  ['芳村 芳村区', '广州市', '荔湾区'],
  ['萝岗 萝岗区', '广州市', '黄埔区'],
  ['鹏城', '深圳市', ''],
  ['蓉城', '成都市', ''],
  ['杭城', '杭州市', ''],
  ['下城区', '杭州市', '拱墅区'],
  ['江干 江干区', '杭州市', '上城区'],
  ['金陵 宁城', '南京市', ''],
  ['白下 白下区', '南京市', '秦淮区'],
  ['下关 下关区', '南京市', '鼓楼区'],
  ['江城', '武汉市', ''],
  ['龙城', '常州市', ''],
  ['戚墅堰', '常州市', '武进区'],
  ['姑苏城', '苏州市', ''],
  ['沧浪区 平江区 金阊区', '苏州市', '姑苏区'],
  ['津门', '天津市', ''],
  ['塘沽 汉沽 大港', '天津市', '滨海新区'],
  ['山城', '重庆市', ''],
]

/** The nicknames of those places that have providers. */
export function nicknamesOf(places: readonly NamedPlace[]): [said: string, place: NamedPlace][] {
  return rows.flatMap(([said, city, district]) => {
    const known = places.some((one) => one.city === city && (!district || one.district === district))
    return known ? said.split(' ').map((name): [string, NamedPlace] => [name, { city, district }]) : []
  })
}
