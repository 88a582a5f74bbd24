import type { CredentialKind, OfferingCategory } from './provider.contract.ts'

/** One rule about which credential work of some kinds needs, as it stood from a day on. */
export type Requirement = {
  /** Cited on what was decided under it. */
  readonly rule: string
  readonly source: string
  /** Wall dates; `until` is the first day it no longer holds, null while it holds. */
  readonly from: string
  readonly until: string | null
  readonly credential: CredentialKind
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
]

/** The credentials someone needs on `day` to do work of this category in this mode. */
export function requiredCredentials(
  offering: { readonly category: string; readonly mode: string },
  day: string,
  table: readonly Requirement[] = requirements,
): CredentialKind[] {
  const inForce = table.filter(({ from, until }) => from <= day && (until === null || day < until))
  const applying = inForce.filter(
    ({ modes, categories }) =>
      modes.includes(offering.mode) || (categories as readonly string[]).includes(offering.category),
  )
  return [...new Set(applying.map(({ credential }) => credential))]
}
