import type { OpeningView } from '../../../server/providers/opening.contract.ts'
import { weekLines } from '../discovery/opening.ts'
import { clockText } from '../roster/clock-text.ts'
import type { Thing } from './json-ld.ts'

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Opening hours as schema.org has them: the week, and the days that differ. A day closed opens and closes at midnight. */
export function openingThings({ hours, coming }: OpeningView): Thing[] {
  return [
    ...weekLines(hours).flatMap(({ first, last, spans }) =>
      spans.map((span) => thing(span, { dayOfWeek: names.slice(first - 1, last) })),
    ),
    ...coming.flatMap(({ firstDay, lastDay, spans }) =>
      (spans.length > 0 ? spans : [[0, 0] as const]).map((span) =>
        thing(span, { validFrom: firstDay, validThrough: lastDay }),
      ),
    ),
  ]
}

const thing = ([opens, closes]: readonly [number, number], when: object): Thing => ({
  '@type': 'OpeningHoursSpecification',
  ...when,
  opens: clockText(opens),
  // A time of day ends before 24:00 there.
  closes: clockText(Math.min(closes, 1439)),
})
