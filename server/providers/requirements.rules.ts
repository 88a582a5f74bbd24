import type { CarerPaper } from '../filings/paper.contract.ts'
import type { OfferingCategory } from './provider.contract.ts'

/** One rule about which credential work of some kinds needs, as it stood from a day on. */
export type Requirement = {
  /** Cited on what was decided under it. */
  readonly rule: string
  readonly source: string
  /** Wall dates; `until` is the first day it no longer holds, null while it holds. */
  readonly from: string
  readonly until: string | null
  readonly credential: CarerPaper
  readonly modes: readonly string[]
  readonly categories: readonly OfferingCategory[]
}

const careCategories: readonly OfferingCategory[] = [
  'meal_help',
  'bathing',
  'walking_help',
  'medical_escort',
  'urgent_help',
  'basic_care',
  'health_management',
  'day_care',
  'respite',
  'residence',
  'rehabilitation',
  'home_medical',
  'chronic_care',
  'childcare_full',
  'childcare_half',
  'childcare_hourly',
  'childcare_temporary',
]

const childcare: readonly OfferingCategory[] = [
  'childcare_full',
  'childcare_half',
  'childcare_hourly',
  'childcare_temporary',
]

/** A new rule is a new row; an old one is ended, not changed, so that past decisions stay explicable. */
export const requirements: readonly Requirement[] = [
  {
    rule: 'health-certificate-2019',
    source:
      '公共场所卫生管理条例第七条（直接为顾客服务的人员持健康合格证）；家政服务母婴生活护理、居家养老服务从业人员持健康证明的行业要求；' +
      '托儿所幼儿园卫生保健管理办法第十四条（每年一次健康检查）',
    from: '2019-07-05',
    until: null,
    credential: 'health_certificate',
    modes: ['at_home'],
    categories: careCategories,
  },
  {
    rule: 'no-criminal-record-2021',
    source:
      '未成年人保护法第六十二条：聘用时查询、每年定期查询是否有性侵害、虐待、拐卖、暴力伤害等违法犯罪记录',
    from: '2021-06-01',
    until: null,
    credential: 'no_criminal_record',
    modes: [],
    categories: childcare,
  },
  {
    rule: 'childcare-certificate-2019',
    source:
      '托育机构设置标准（试行）（国卫人口发〔2019〕58号）、家庭托育点管理办法（试行）（国卫人口发〔2023〕28号）：' +
      '照护人员受过婴幼儿保育相关培训',
    from: '2019-10-08',
    until: null,
    credential: 'childcare_certificate',
    modes: [],
    categories: childcare,
  },
  {
    rule: 'nurse-licence-2008',
    source: '护士条例第七条：护士执业，应当经执业注册取得护士执业证书',
    from: '2008-05-12',
    until: null,
    credential: 'nurse_licence',
    modes: [],
    categories: ['home_medical'],
  },
]

type Work = { readonly category: string; readonly mode: string }

/** The rules under which someone needs a credential on `day` to do work of this category in this mode. */
export function credentialRules(
  { category, mode }: Work,
  day: string,
  table: readonly Requirement[] = requirements,
): Requirement[] {
  return table.filter(
    ({ from, until, modes, categories }) =>
      from <= day &&
      (until === null || day < until) &&
      (modes.includes(mode) || (categories as readonly string[]).includes(category)),
  )
}

/** The credentials someone needs on `day` to do such work, each once. */
export const requiredCredentials = (
  work: Work,
  day: string,
  table?: readonly Requirement[],
): CarerPaper[] => [...new Set(credentialRules(work, day, table).map(({ credential }) => credential))]
