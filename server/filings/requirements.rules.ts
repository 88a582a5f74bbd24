import type { OfferingCategory, OfferingMode, ProviderKind } from '../providers/provider.contract.ts'
import type { PaperRequirement } from './paper.contract.ts'

const nurseries: readonly ProviderKind[] = ['nursery', 'home_nursery']
const houses: readonly ProviderKind[] = ['residential', 'day_care', 'community_hub']
const inPerson: readonly OfferingMode[] = ['at_home', 'on_site']
const boarded: readonly OfferingCategory[] = ['day_care', 'respite', 'residence', 'childcare_full']

/** A new rule is a new row; an old one is ended, not changed, so that past decisions stay explicable. */
export const paperRequirements: readonly PaperRequirement[] = [
  {
    rule: 'licence-2019',
    source:
      '养老机构管理办法（民政部令第66号）第九条；托育机构登记和备案办法（试行）（国卫办人口发〔2019〕25号）：' +
      '营业执照、民办非企业单位登记证书或事业单位法人证书',
    since: '2019-12-19',
    until: null,
    paper: 'licence',
    kinds: [
      'residential',
      'home_care',
      'day_care',
      'meals',
      'nursing',
      'community_hub',
      'nursery',
      'home_nursery',
      'medical',
      'education',
    ],
    categories: 'all',
    modes: 'all',
  },
  {
    rule: 'record-elder-2020',
    source: '养老机构管理办法（民政部令第66号）第九条至第十一条：收住老年人后十个工作日内备案',
    since: '2020-11-01',
    until: null,
    paper: 'record_receipt',
    kinds: ['residential'],
    categories: 'all',
    modes: ['on_site'],
  },
  {
    rule: 'record-nursery-2019',
    source:
      '托育机构登记和备案办法（试行）（国卫办人口发〔2019〕25号）；家庭托育点管理办法（试行）（国卫人口发〔2023〕28号）',
    since: '2019-12-19',
    until: null,
    paper: 'record_receipt',
    kinds: nurseries,
    categories: 'all',
    modes: ['on_site'],
  },
  {
    rule: 'premises-2019',
    source:
      '养老机构管理办法（民政部令第66号）备案所附场所证明；托育机构设置标准（试行）（国卫人口发〔2019〕58号）；家庭托育点管理办法（试行）：租赁期不少于三年',
    since: '2019-10-08',
    until: null,
    paper: 'premises',
    kinds: [...houses, ...nurseries],
    categories: 'all',
    modes: ['on_site'],
  },
  {
    rule: 'fire-2019',
    source: '消防法；托育机构登记和备案办法（试行）：备案所附消防安全检查合格证明',
    since: '2019-12-19',
    until: null,
    paper: 'fire_safety',
    kinds: [...houses, 'nursery', 'nursing', 'medical'],
    categories: 'all',
    modes: ['on_site'],
  },
  {
    rule: 'food-meals-2015',
    source: '食品安全法第三十五条：从事食品销售和餐饮服务，应当依法取得许可',
    since: '2015-10-01',
    until: null,
    paper: 'food_licence',
    kinds: 'all',
    categories: ['meal_help'],
    modes: 'all',
  },
  {
    rule: 'food-canteen-2015',
    source: '食品安全法第五十七条：集中用餐单位的食堂，或者从取得许可的单位订餐',
    since: '2015-10-01',
    until: null,
    paper: 'food_licence',
    kinds: [...houses, 'nursery'],
    categories: boarded,
    modes: ['on_site'],
  },
  {
    rule: 'medical-kinds-1994',
    source: '医疗机构管理条例第二十三条：未取得医疗机构执业许可证，不得开展诊疗活动',
    since: '1994-09-01',
    until: null,
    paper: 'medical_licence',
    kinds: ['nursing', 'medical'],
    categories: 'all',
    modes: 'all',
  },
  {
    rule: 'medical-at-home-2019',
    source: '关于开展“互联网+护理服务”试点工作的通知（国卫办医函〔2019〕80号）；医疗机构管理条例第二十三条',
    since: '2019-01-22',
    until: null,
    paper: 'medical_licence',
    kinds: 'all',
    categories: ['home_medical'],
    modes: 'all',
  },
  {
    rule: 'insurance-platform-2026',
    source: '平台规则：为上门和到店的照护投保责任保险；参照民发〔2014〕47号推进养老机构责任保险',
    since: '2026-01-01',
    until: null,
    paper: 'insurance',
    kinds: ['home_care', 'nursing', ...houses, ...nurseries],
    categories: 'all',
    modes: inPerson,
  },
  {
    rule: 'video-nursery-2019',
    source:
      '托育机构管理规范（试行）（国卫人口发〔2019〕58号）；家庭托育点管理办法（试行）：监控录像保存不少于九十日',
    since: '2019-10-08',
    until: null,
    paper: 'video_promise',
    kinds: nurseries,
    categories: 'all',
    modes: ['on_site'],
  },
]
