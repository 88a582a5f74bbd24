/**
 * What is removed by itself, and after how many days; from which day on is said by the words of each rule (`privacy:rules`), which
 * the public page shows. Read by the nightly sweep and by that page, so that neither says other than the other does.
 */
export const retentionRules = {
  /** From delivery. */
  outbox: 30,
  /** From the day it was written. */
  notices: 365,
  /** From the end of the visit: long after a dispute could be raised (48 hours) and decided. */
  positions: 180,
  /** From the end of the link. */
  links: 30,
  /** From the last look; violations are prosecuted within three years (个人信息保护法 56 keeps assessments as long). */
  looks: 1095,
  /** From the day they left the list: who it was and what was noted; place, grounds and what came of it stay without a name. */
  outreach: 365,
} as const satisfies Record<string, number>

export type RetentionRule = keyof typeof retentionRules
export const retentionRuleNames = Object.keys(retentionRules) as RetentionRule[]

export type RetentionNight = { day: string; removed: Readonly<Record<RetentionRule, number>> }
