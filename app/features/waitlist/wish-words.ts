import type { WishView } from '../../../server/orders/waitlist/waitlist.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { clockOf } from '../calendar/grid.ts'
import { usePlaceMuch } from '../capacity/place-words.ts'

type Wanted = Pick<
  WishView,
  'firstDay' | 'lastDay' | 'weekdays' | 'fromMinute' | 'untilMinute' | 'caregiverName' | 'places'
>

/** 12月1日 – 12月9日，周一、周三，08:00–18:00 开始，王秀兰 */
export function useWishWords() {
  const t = useT(['waitlist', 'plans'])
  const formats = useFormats()
  const much = usePlaceMuch()
  return (wish: Wanted) =>
    [
      wish.firstDay === wish.lastDay
        ? formats.date(wish.firstDay)
        : `${formats.date(wish.firstDay)} – ${formats.date(wish.lastDay)}`,
      wish.weekdays.map((day) => t(`plans:weekday.${day as 1}`)).join(t('plans:rule.dayList')),
      wish.places
        ? much(wish.places)
        : t('waitlist:words.hours', {
            from: clockOf(wish.fromMinute),
            until: wish.untilMinute === 1440 ? '24:00' : clockOf(wish.untilMinute),
          }),
      wish.caregiverName ?? '',
    ]
      .filter(Boolean)
      .join(' · ')
}
