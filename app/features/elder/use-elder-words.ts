import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { daysBetween } from '../../i18n/shanghai.ts'
import type { ElderVisit } from './elder-screen.ts'

/** The words for a visit, as one would say them to an elder: 今天, 09:00, 李秀英来. */
export function useElderWords(now: Date) {
  const t = useT('elder')
  const formats = useFormats()
  const dayOf = (at: Date) => {
    const ahead = daysBetween(now, at)
    return ahead === 0 ? t('today') : ahead === 1 ? t('tomorrow') : formats.day(at)
  }
  const whenOf = (at: Date) => `${dayOf(at)} ${formats.time(at)}`
  return {
    dayOf,
    whenOf,
    comes: (visit: ElderVisit) => t('comes', { name: visit.caregiverName }),
    until: (visit: ElderVisit) => t('until', { time: formats.time(visit.endsAt) }),
    deadline: (at: Date) => formats.deadline(at, now),
    more: (visit: ElderVisit) =>
      t('moreItem', { when: whenOf(visit.startsAt), name: visit.caregiverName, title: visit.title }),
  }
}
