import type { Recurrence } from '../../../server/plans/recurrence.contract.ts'
import { useT } from '../../i18n/index.ts'

type PlansT = ReturnType<typeof useT<'plans'>>

/** 每周一、四 09:00，到……: a rule as people say it. */
function ruleWords(rule: Recurrence, t: PlansT): string {
  const time = clockOf(rule.startMinute)
  const days = rule.weekdays.map((day) => t(`weekday.${day as 1}`)).join(t('rule.dayList'))
  const day = Number(rule.firstDay.slice(8))
  const when =
    rule.frequency === 'monthly'
      ? t(day > 28 ? 'rule.monthlyLate' : 'rule.monthly', { day, time })
      : t(`rule.${rule.frequency}`, { days, time })
  const end =
    rule.ends === 'until' && rule.until
      ? t('rule.until', { until: rule.until })
      : rule.ends === 'count'
        ? t('rule.count', { count: rule.count })
        : ''
  return `${when}${end}${rule.holidays === 'skip' ? t('rule.skip') : ''}`
}

export function useRuleWords(): (rule: Recurrence) => string {
  const t = useT('plans')
  return (rule) => ruleWords(rule, t)
}

/** 09:00 of minutes after midnight. */
export const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
