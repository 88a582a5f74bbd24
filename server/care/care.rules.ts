import type { ConsentPurpose } from '../privacy/consent.contract.ts'
import {
  type CareKind,
  type Standing,
  type VitalKind,
  type VitalSeries,
  vitalKinds,
} from './care.contract.ts'

type Band = NonNullable<VitalSeries['usual']>

/**
 * Usual bands of an adult at rest, in tenths: blood pressure below 140/90 (国家基层高血压防治管理指南) and not below 90/60;
 * glucose 3.9 to 11.1 mmol/L at any time of day (中国2型糖尿病防治指南); temperature 36.0 to 37.3 °C. A weight has none: only its
 * change says something.
 */
export const usualBands: Readonly<Record<VitalKind, Band | null>> = {
  blood_pressure: { from: 900, to: 1390, lower: { from: 600, to: 890 } },
  glucose: { from: 39, to: 110 },
  temperature: { from: 360, to: 373 },
  weight: null,
}

/** What has to be agreed to before an entry of this kind is written or shown; null where the order itself is enough. */
export function purposeOf(kind: CareKind): Extract<ConsentPurpose, 'health' | 'photos'> | null {
  if (kind === 'photo') return 'photos'
  return (vitalKinds as readonly string[]).includes(kind) ? 'health' : null
}

/** Where a figure stands to its band; of two pressures the one further off speaks. */
export function standingOf(kind: VitalKind, value: number, lower: number | null): Standing | null {
  const band = usualBands[kind]
  if (!band) return null
  const high = value > band.to || (band.lower && lower !== null && lower > band.lower.to)
  if (high) return 'high'
  const low = value < band.from || (band.lower && lower !== null && lower < band.lower.from)
  return low ? 'low' : 'usual'
}
