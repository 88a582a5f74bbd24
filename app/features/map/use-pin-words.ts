import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import type { PinWords } from './draw-pins.ts'

/** What pins are called to those who hear them. */
export function usePinWords(): PinWords {
  const t = useT('map')
  const formats = useFormats()
  return {
    one: ({ name, metres }) =>
      metres === null ? t('marker', { name }) : t('markerAway', { name, distance: formats.distance(metres) }),
    many: (count) => t('cluster', { count }),
    stacked: (count) => t('stacked', { count }),
  }
}
