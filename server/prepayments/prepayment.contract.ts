import type { PlaceTerm } from '../capacity/capacity.contract.ts'

/** How care may be paid ahead, as dated data with its source: a new figure is a new line, and the line of the day counts. */
export type PrepaymentRule = {
  readonly code: string
  /** First wall date (Asia/Shanghai) it counts on. */
  readonly from: string
  readonly source: string
  /** Nobody has compared its day or figure with the text yet. */
  readonly unverified?: 'from'
} & (
  | { readonly kind: 'cooling_off'; readonly days: number }
  | { readonly kind: 'ahead'; readonly mostMonths: number }
  | { readonly kind: 'deposit'; readonly mostMonths: number }
  | {
      readonly kind: 'spike'
      readonly days: number
      readonly weeks: number
      readonly times: number
      readonly leastFen: number
    }
)

const prepaymentRules: readonly PrepaymentRule[] = [
  {
    code: 'cooling-off',
    kind: 'cooling_off',
    from: '2025-05-01',
    unverified: 'from',
    days: 7,
    source: '最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释（法释〔2025〕4号）',
  },
  {
    code: 'ahead',
    kind: 'ahead',
    from: '2024-10-01',
    unverified: 'from',
    mostMonths: 12,
    source: '七部门关于加强养老机构预收费管理的指导意见（2024）：服务费预收周期最长不超过 12 个月',
  },
  {
    code: 'deposit',
    kind: 'deposit',
    from: '2024-10-01',
    unverified: 'from',
    mostMonths: 12,
    source: '七部门关于加强养老机构预收费管理的指导意见（2024）：押金最多不超过月床位费的 12 倍',
  },
  {
    code: 'spike',
    kind: 'spike',
    from: '2026-01-01',
    days: 7,
    weeks: 8,
    times: 3,
    leastFen: 2_000_000,
    source: '平台规则，依据七部门关于加强养老机构预收费管理的意见（2024）',
  },
]

type Kind = PrepaymentRule['kind']

/** The rule of a kind on a day, 'YYYY-MM-DD'; null before there was one. */
export const prepaymentRuleOf = <K extends Kind>(
  kind: K,
  day: string,
  rules: readonly PrepaymentRule[] = prepaymentRules,
): Extract<PrepaymentRule, { kind: K }> | null =>
  (rules.findLast((rule) => rule.kind === kind && rule.from <= day) as
    | Extract<PrepaymentRule, { kind: K }>
    | undefined) ?? null

/** Months are paid ahead; a single visit, an hour and a night are not. `terms` are those of an order. */
export const isPrepaid = (terms: unknown): boolean =>
  (terms as { places?: { term?: PlaceTerm } } | null)?.places?.term === 'months'

/**
 * Until when whoever paid months ahead may change their mind for no reason and get everything back, as long as nothing of
 * it was delivered: the rule of the day of payment. Null where nothing was paid ahead.
 */
export function coolingOffUntil(terms: unknown, paidAt: Date | null | undefined): Date | null {
  if (!paidAt || !isPrepaid(terms)) return null
  const rule = prepaymentRuleOf('cooling_off', shanghaiDay(paidAt))
  return rule ? new Date(paidAt.getTime() + rule.days * 86_400_000) : null
}

// China keeps one time, eight hours ahead, all year.
const shanghaiDay = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** A provider takes in far more ahead than it used to: somebody should ask why. Fen. */
export type SpikeAlarm = {
  providerId: string
  name: string
  /** What came in within the last `days`, and what usually comes in within as many. */
  recentFen: number
  usualFen: number
  days: number
}

/** Whether what came in is a spike by the rule: much in itself, and many times what is usual. */
export const isSpike = (
  { recentFen, usualFen }: { readonly recentFen: number; readonly usualFen: number },
  rule: { readonly times: number; readonly leastFen: number },
): boolean => recentFen >= rule.leastFen && recentFen > usualFen * rule.times
