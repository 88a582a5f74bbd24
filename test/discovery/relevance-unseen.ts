import type { Judged } from './relevance-queries.ts'

const named = (q: string, ...names: string[]): Judged => ({ q, names })
const like = (q: string, like: Judged['like'] = {}): Judged => ({ q, like })

/**
 * Written from listings drawn by lot, before anybody looked at what they find, and not used to tune: they say how search does with
 * what nobody thought of. What they show is mended in general or not at all.
 */
export const unseenQueries: readonly Judged[] = [
  named('金悦养老院', '上海宝山区金悦养老院'),
  named('蝴蝶湾', '上海静安区蝴蝶湾敬老院'),
  named('hudiewan', '上海静安区蝴蝶湾敬老院'),
  named('蝴蝶弯敬老院', '上海静安区蝴蝶湾敬老院'),
  named('杨浦惠仁', '上海杨浦区惠仁养老院'),
  named('惠仁敬老院', '上海杨浦区惠仁养老院'),
  named('四平路敬老院', '上海市杨浦区四平路街道敬老院'),
  named('民乐养护院', '上海民乐养护院'),
  named('民乐养护员', '上海民乐养护院'),
  named('宏运敬老院 杨浦', '上海杨浦区宏运敬老院'),
  named('hongyun jinglaoyuan', '上海杨浦区宏运敬老院'),
  named('绿华敬老院', '上海崇明区绿华敬老院'),
  named('綠華敬老院', '上海崇明区绿华敬老院'),
  named('徐汇第三福利院', '上海市徐汇区第三老年福利院'),
  named('川沙德川', '上海市浦东新区川沙新镇德川养护院'),
  named('颐和苑', '上海颐和苑养老中心'),
  named('yiheyuan', '上海颐和苑养老中心'),
  named('乐缘', '上海乐缘养老院'),
  named('leyuan yanglaoyuan', '上海乐缘养老院'),
  named('快乐家园养老院', '上海新东苑养老服务有限公司快乐家园养老院'),
  named('浦江春天', '上海市闵行区浦江春天长者照护之家'),
  named('惠南民乐', '上海惠南民乐社区长者照护之家'),
  named('全程玖玖', '上海全程玖玖金泾护理站'),
  named('生康华沿护理站', '上海生康华沿护理站'),
  named('同德医院', '上海同德医院'),
  named('枫泾全朝食堂', '上海市金山区枫泾镇全朝老年人社区长者食堂'),
  named('长兴石沙村食堂', '上海市崇明区长兴镇石沙村社区长者食堂'),
  named('华欣家园助餐', '上海市徐汇区华泾镇华欣家园助餐点'),
  named('殷行综合为老', '上海市杨浦区殷行街道殷行新村综合为老服务中心'),
  named('张堰桑园村', '上海市金山区张堰镇桑园村助餐点'),
  like('瑞金二路助餐', { district: '黄浦区', kind: 'meals', name: /瑞金二路/ }),
  like('曹杨新村日托', { district: '普陀区', kind: 'day_care', name: /曹杨/ }),
  like('南翔 食堂', { district: '嘉定区', kind: 'meals', name: /南翔/ }),
  like('七宝综合为老', { kind: 'community_hub', name: /七宝/ }),
  like('jiading zhucan', { district: '嘉定区', kind: 'meals' }),
  like('jinshan nursing home', { district: '金山区', kind: 'residential' }),
  like('奉贤区老年食堂', { district: '奉贤区', kind: 'meals' }),
  like('松江老人日间照料', { district: '松江区', kind: 'day_care' }),
  like('青浦护理院', { district: '青浦区', name: /护理院/ }),
  like('qingpu rituo', { district: '青浦区', kind: 'day_care' }),
  { q: '杭州 西湖 养老院', nothing: true },
  { q: '宠物美容', nothing: true },
]
