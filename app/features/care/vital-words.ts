import type { CareEntry, Standing, VitalKind } from '../../../server/care/care.contract.ts'
import type { Tone } from '../../ui/index.ts'

/** 1320 tenths are 132, 365 are 36.5. */
export const tenthsText = (value: number) => (value % 10 === 0 ? String(value / 10) : (value / 10).toFixed(1))

/** 132/78, or one figure. */
export const readingText = ({ value, lower }: { value: number | null; lower: number | null }) =>
  value === null ? '' : lower === null ? tenthsText(value) : `${tenthsText(value)}/${tenthsText(lower)}`

export const isVitalEntry = (entry: CareEntry): entry is CareEntry & { kind: VitalKind; value: number } =>
  entry.value !== null

/** Said in words beside it; the colour only helps to find it. */
export const standingTones: Record<Standing, Tone> = { usual: 'good', high: 'warn', low: 'warn' }
