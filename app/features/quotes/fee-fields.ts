import { z } from 'zod'
import { type Fee, offeringFees } from '../../../server/providers/provider.contract.ts'
import { fenOf, yuanOf } from '../setup/yuan.ts'

const percent = z.coerce.number().int().min(1).max(200).optional()

/** The fees of an offering as they are typed: percent, a clock, kilometres and yuan. Empty means: not charged. */
export const feeShape = {
  feeHoliday: percent,
  feeEvening: z.coerce.number().int().min(1).max(100).optional(),
  feeEveningFrom: z
    .string()
    .regex(/^(1[6-9]|2[0-3]):[0-5]\d$/)
    .optional(),
  feeFreeKm: z.coerce.number().int().min(0).max(50).optional(),
  feePerKm: z
    .string()
    .refine((typed) => (fenOf(typed) ?? 0) > 0, 'money.pattern')
    .optional(),
}
type Typed = { [Name in keyof typeof feeShape]?: z.output<(typeof feeShape)[Name]> }

const EVENING = '18:00'

/** What was typed as fees of the catalogue. */
export function feesOf({ feeHoliday, feeEvening, feeEveningFrom, feeFreeKm, feePerKm }: Typed): Fee[] {
  const [hour = 0, minute = 0] = (feeEveningFrom ?? EVENING).split(':').map(Number)
  return offeringFees.parse([
    ...(feeHoliday ? [{ kind: 'holiday', basisPoints: feeHoliday * 100 }] : []),
    ...(feeEvening
      ? [{ kind: 'evening', basisPoints: feeEvening * 100, fromMinute: hour * 60 + minute }]
      : []),
    ...(feePerKm ? [{ kind: 'distance', freeKm: feeFreeKm ?? 0, fenPerKm: fenOf(feePerKm) }] : []),
  ])
}

/** The other way round, to show them in the form. */
export const typedFees = (fees: readonly Fee[]): Record<string, string> =>
  Object.assign({ feeEveningFrom: EVENING }, ...fees.map(typedFee))

function typedFee(fee: Fee): Record<string, string> {
  switch (fee.kind) {
    case 'holiday':
      return { feeHoliday: String(fee.basisPoints / 100) }
    case 'evening':
      return { feeEvening: String(fee.basisPoints / 100), feeEveningFrom: clockOf(fee.fromMinute) }
    case 'distance':
      return { feeFreeKm: String(fee.freeKm), feePerKm: yuanOf(fee.fenPerKm) }
  }
}

export const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
