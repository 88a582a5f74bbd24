import type { Judged } from './relevance-queries.ts'

const named = (q: string, ...names: string[]): Judged => ({ q, names })
const like = (q: string, like: Judged['like'] = {}): Judged => ({ q, like })

/** As families type on a phone: whole sentences, slips, mixed scripts and languages, old names of districts, nicknames. */
export const typedQueries: readonly Judged[] = [
  // Whole questions.
  like('哪里有助餐点', { kind: 'meals' }),
  like('浦东哪里有养老院', { district: '浦东新区', kind: 'residential' }),
  like('徐汇养老院多少钱', { district: '徐汇区', kind: 'residential' }),
  like('静安区的养老院一个月多少钱', { district: '静安区', kind: 'residential' }),
  like('请问杨浦有没有日托', { district: '杨浦区', kind: 'day_care' }),
  like('虹口养老院哪家好', { district: '虹口区', kind: 'residential' }),
  named('长风敬老院电话', '上海普陀区长风敬老院'),
  named('颐祥养老院地址', '上海徐汇区颐祥养老院'),
  named('逸仙养老院怎么样', '上海宝山区逸仙养老院'),
  like('闵行区养老院收费标准', { district: '闵行区', kind: 'residential' }),
  like('老人去哪里吃饭 长宁', { district: '长宁区', kind: 'meals' }),
  like('妈妈白天没人照顾 普陀日托', { district: '普陀区', kind: 'day_care' }),
  // Old and short names of districts and cities.
  like('闸北养老院', { district: '静安区', kind: 'residential' }),
  like('卢湾助餐', { district: '黄浦区', kind: 'meals' }),
  like('南汇敬老院', { district: '浦东新区', kind: 'residential' }),
  like('魔都养老院', { kind: 'residential' }),
  like('浦东新區敬老院', { district: '浦东新区', kind: 'residential' }),
  // How institutions are called for short.
  named('黄浦一福院', '黄浦区第一社会福利院'),
  named('黄浦第二福利院', '黄浦区第二社会福利院'),
  named('金山社会福利院', '上海市金山区社会福利院'),
  named('泰康申园', '泰康之家申园（上海）养老服务有限公司'),
  named('亲和源', '上海亲和源颐养院', '上海亲和源老年公寓'),
  named('红日家园', '上海虹口区红日家园老年公寓'),
  named('川沙一敬', '上海浦东新区川沙第一敬老院'),
  // Pinyin without gaps, initials, slips in it.
  named('qinheyuan', '上海亲和源颐养院', '上海亲和源老年公寓'),
  named('hongrijiayuan', '上海虹口区红日家园老年公寓'),
  like('xujiahuiyanglaoyuan', { kind: 'residential', name: /徐家汇/ }),
  like('jinganrituo', { district: '静安区', kind: 'day_care' }),
  named('xzyly', '上海孝庄养老院'),
  like('minhangyanglaoyuna', { district: '闵行区', kind: 'residential' }),
  // Slips of the hand and of the ear, the other script.
  like('普陀日间照料中新', { district: '普陀区', kind: 'day_care' }),
  like('敬佬院 嘉定', { district: '嘉定区', kind: 'residential' }),
  named('親和源', '上海亲和源颐养院', '上海亲和源老年公寓'),
  like('護理站', { name: /护理站/ }),
  like('靜安區長者食堂', { district: '静安区', kind: 'meals' }),
  named('泰康深园', '泰康之家申园（上海）养老服务有限公司'),
  // English, and both.
  like('nursing home near 徐家汇', { kind: 'residential', name: /徐家汇/ }),
  like('day care near jing an', { district: '静安区', kind: 'day_care' }),
  like('elderly care in minhang district', { district: '闵行区' }),
  like('where is a canteen in Putuo', { district: '普陀区', kind: 'meals' }),
  like('how much is a nursing home in Changning', { district: '长宁区', kind: 'residential' }),
  like('浦东 nursing home', { district: '浦东新区', kind: 'residential' }),
  like('Lujiazui care home', { kind: 'residential', name: /陆家嘴/ }),
  // Better nothing than nonsense.
  { q: '哪里有卖轮胎的', nothing: true },
  { q: 'pizza near me', nothing: true },
]
