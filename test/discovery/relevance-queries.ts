/** What has to come in the top 3: these listings, or (where many are right) listings like this. */
export type Judged = {
  readonly q: string
  /** Listings by name; those the file does not have are left out of the count. */
  readonly names?: readonly string[]
  readonly like?: { readonly district?: string; readonly kind?: string; readonly name?: RegExp }
  /** Nothing may be found: better nothing than nonsense. */
  readonly nothing?: true
}

const named = (q: string, ...names: string[]): Judged => ({ q, names })
const like = (q: string, like: Judged['like'] = {}): Judged => ({ q, like })

/** Written against the Shanghai registry of 2024. */
export const judgedQueries: readonly Judged[] = [
  // As it is called, and as people call it.
  named('上海普陀区长风敬老院', '上海普陀区长风敬老院'),
  named('长风敬老院', '上海普陀区长风敬老院'),
  named('颐祥', '上海徐汇区颐祥养老院'),
  named('徐汇颐祥', '上海徐汇区颐祥养老院'),
  named('徐汇颐祥养老院', '上海徐汇区颐祥养老院'),
  named('逸仙养老院', '上海宝山区逸仙养老院'),
  named('逸仙天山', '上海长宁区逸仙天山养老院'),
  named('天山养老院', '上海长宁区逸仙天山养老院'),
  named('民众', '上海浦东新区民众敬老院'),
  named('浦东 民众', '上海浦东新区民众敬老院'),
  named('罗泾敬老院', '上海宝山区罗泾镇敬老院'),
  named('泾惠', '上海泾惠敬老院'),
  named('古美敬老院', '上海闵行区古美敬老院'),
  named('平阳敬老院', '上海闵行区平阳敬老院'),
  named('庙镇敬老院', '上海崇明区庙镇敬老院', '上海崇明庙镇敬老院'),
  named('崇明德云', '上海崇明德云养老院'),
  named('杨浦鑫光', '上海杨浦区鑫光养老院'),
  named('金色港湾', '上海浦东新区金色港湾老年公寓', '上海徐汇区金色港湾龙华颐养院'),
  named('普乐园护理站', '上海云集普乐园护理站'),
  named('宝济', '上海宝济护理院'),
  named('康而寿', '上海康而寿养老服务有限公司'),
  named('塘桥养护院', '上海市浦东新区塘桥养护院'),
  named('社会福利院 普陀', '上海市普陀区社会福利院'),
  named('南京街道敬老院', '黄浦区南京街道敬老院'),
  named('大场长乐', '上海大场长乐养老院'),
  // Another word for what it is.
  named('颐祥敬老院', '上海徐汇区颐祥养老院'),
  named('民众养老院', '上海浦东新区民众敬老院'),
  named('长风福利院', '上海普陀区长风敬老院'),
  named('鑫光老人院', '上海杨浦区鑫光养老院'),
  // Pinyin, whole and in initials.
  named('yixiang', '上海徐汇区颐祥养老院'),
  named('yixiangyanglaoyuan', '上海徐汇区颐祥养老院'),
  named('changfeng', '上海普陀区长风敬老院'),
  named('changfengjinglaoyuan', '上海普陀区长风敬老院'),
  named('min zhong jing lao yuan', '上海浦东新区民众敬老院'),
  named('xuhuiyixiang', '上海徐汇区颐祥养老院'),
  named('yangpu xinguang', '上海杨浦区鑫光养老院'),
  named('jinghui', '上海泾惠敬老院'),
  named('mzjly', '上海浦东新区民众敬老院'),
  named('cfjly', '上海普陀区长风敬老院'),
  named('baoji', '上海宝济护理院'),
  like('pudong', { district: '浦东新区' }),
  like('pudong zhucan', { district: '浦东新区', kind: 'meals' }),
  like('pudongzhucan', { district: '浦东新区', kind: 'meals' }),
  like('xuhui yanglaoyuan', { district: '徐汇区', kind: 'residential' }),
  like('hongkou', { district: '虹口区' }),
  like('zhucan', { kind: 'meals' }),
  like('rijianzhaoliao', { kind: 'day_care' }),
  like('changning', { district: '长宁区' }),
  // The other script, other widths.
  named('長風敬老院', '上海普陀区长风敬老院'),
  named('頤祥養老院', '上海徐汇区颐祥养老院'),
  like('徐匯區敬老院', { district: '徐汇区', kind: 'residential' }),
  like('浦東　助餐', { district: '浦东新区', kind: 'meals' }),
  // Slips: the right sound, one letter, one key.
  named('怡祥养老院', '上海徐汇区颐祥养老院'),
  named('颐样养老院', '上海徐汇区颐祥养老院'),
  named('徐汇颐样养老院', '上海徐汇区颐祥养老院'),
  named('民重敬老院', '上海浦东新区民众敬老院'),
  named('逸仙天山养老苑', '上海长宁区逸仙天山养老院'),
  named('常风敬老院', '上海普陀区长风敬老院'),
  named('minzong', '上海浦东新区民众敬老院'),
  named('changfen', '上海普陀区长风敬老院'),
  named('yixiangyanglaoyaun', '上海徐汇区颐祥养老院'),
  like('pudogn', { district: '浦东新区' }),
  like('zhucann', { kind: 'meals' }),
  like('xuhiu', { district: '徐汇区' }),
  // Two letters.
  like('食堂', { kind: 'meals' }),
  like('助餐', { kind: 'meals' }),
  like('日托', { kind: 'day_care' }),
  like('送餐', { kind: 'meals' }),
  like('塘桥', { name: /塘桥/ }),
  like('古美', { name: /古美/ }),
  like('莘庄', { name: /莘庄/ }),
  like('普陀', { district: '普陀区' }),
  // A district anywhere, with or without spaces.
  like('浦东助餐', { district: '浦东新区', kind: 'meals' }),
  like('助餐 浦东', { district: '浦东新区', kind: 'meals' }),
  like('静安 日托', { district: '静安区', kind: 'day_care' }),
  like('虹口区的食堂', { district: '虹口区', kind: 'meals' }),
  like('长宁日间照料', { district: '长宁区', kind: 'day_care' }),
  like('闵行养老院', { district: '闵行区', kind: 'residential' }),
  like('上海市崇明区敬老院', { district: '崇明区', kind: 'residential' }),
  like('嘉定为老服务中心', { district: '嘉定区', kind: 'community_hub' }),
  like('静安寺助餐', { name: /静安寺/, kind: 'meals' }),
  like('长寿路街道助餐', { name: /长寿路/, kind: 'meals' }),
  like('附近的养老院', { kind: 'residential' }),
  like('福利院', { kind: 'residential', name: /福利院/ }),
  like('护理站', { name: /护理站/ }),
  like('护理院', { name: /护理院/ }),
  like('长者照护之家', { name: /照护之家/ }),
  // English.
  like('nursing home', { kind: 'residential' }),
  like('nursing homes in Pudong', { district: '浦东新区', kind: 'residential' }),
  like('day care xuhui', { district: '徐汇区', kind: 'day_care' }),
  like('canteen hongkou', { district: '虹口区', kind: 'meals' }),
  like('nusing home', { kind: 'residential' }),
  // Nothing is there.
  { q: '完全没有这样的词汇', nothing: true },
  { q: 'qqqqzzzz', nothing: true },
  { q: '火锅店', nothing: true },
  { q: '北京 养老院', nothing: true },
]
