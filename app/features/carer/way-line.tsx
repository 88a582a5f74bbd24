import { Bike } from 'lucide-react'
import type { Way } from '../../../server/carer/carer.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'

/** From the stop before: about how far, by electric bicycle or on foot. A straight line with a detour, so it says "about". */
export function WayLine({ way }: { way: Way }) {
  const t = useT('carer')
  const formats = useFormats()
  return (
    <p className="flex items-center gap-2 ps-4 text-sm text-ink-soft">
      <Bike aria-hidden="true" className="size-4 shrink-0" />
      {[
        formats.distance(way.metres),
        t('ride', { minutes: formats.duration(way.rideMinutes) }),
        ...(way.walkMinutes ? [t('walk', { minutes: formats.duration(way.walkMinutes) })] : []),
      ].join(' · ')}
    </p>
  )
}
