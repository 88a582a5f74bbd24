import { z } from 'zod'
import { customPolicy, policyNames, wrongWithSteps } from '../../../server/orders/policy.contract.ts'
import { saveCaregiverInput, saveOfferingInput } from '../../../server/providers/provider.contract.ts'
import { feeShape, feesOf } from '../quotes/fee-fields.ts'
import { hourName, hoursFromFields, parts, weekdays } from './hours.ts'
import { stepRows, stepsFrom } from './policy-fields.ts'
import { yuanField } from './yuan.ts'

// Their names are computed, so the types of all other fields are kept apart from them.
const stepInputs = Object.fromEntries(
  stepRows.flatMap(({ hours, percent }) => [hours, percent]).map((field) => [field, z.string().optional()]),
) as Record<never, never>

/** A service as it is typed: price in yuan, own steps in fields. Gives what `providers.saveOffering` takes. */
export const offeringForm = saveOfferingInput
  .omit({
    providerId: true,
    offeringId: true,
    priceFen: true,
    refundPolicy: true,
    fees: true,
    tasks: true,
    depositFen: true,
  })
  .extend({
    ...stepInputs,
    ...feeShape,
    refundPolicy: z.enum([...policyNames, 'custom']).default('flexible'),
    price: yuanField,
    deposit: yuanField.optional(),
    /** One a line. */
    tasks: z
      .string()
      .default('')
      .transform((typed) =>
        typed
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      )
      .pipe(saveOfferingInput.shape.tasks.unwrap()),
  })
  .transform((typed, issues) => {
    const { price, deposit, refundPolicy: chosen, ...named } = typed
    const { feeHoliday, feeEvening, feeEveningFrom, feeFreeKm, feePerKm, ...rest } = named
    const fees = feesOf({ feeHoliday, feeEvening, feeEveningFrom, feeFreeKm, feePerKm })
    const fields = typed as Record<string, unknown>
    const offering = Object.fromEntries(
      Object.entries(rest).filter(([name]) => !/^step\d/.test(name)),
    ) as typeof rest
    const money = { fees, priceFen: price, depositFen: deposit ?? 0 }
    if (chosen !== 'custom') return { ...offering, ...money, refundPolicy: chosen }
    const steps = stepsFrom((field) => String(fields[field] ?? ''))
    const wrong = wrongWithSteps(steps)
    if (wrong) issues.addIssue({ code: 'custom', path: ['step1Hours'], message: wrong })
    return { ...offering, ...money, refundPolicy: customPolicy(steps) }
  })

const { name, gender, bio, skills, languages, accountPhone, healthCertificate } = saveCaregiverInput.shape
const certificate = healthCertificate.unwrap().unwrap().shape

const hourNames = weekdays.flatMap((weekday) =>
  parts.flatMap((part) => [hourName(weekday, part, 'from'), hourName(weekday, part, 'to')]),
)
// Their names are computed, so the types of all other fields are kept apart from them.
const hourFields = Object.fromEntries(hourNames.map((field) => [field, z.string().optional()])) as Record<
  never,
  never
>

/** A caregiver as typed: the week in fields of its own, the certificate in two. Gives what `providers.saveCaregiver` takes. */
export const caregiverForm = z
  .object({
    ...hourFields,
    ...{ name, gender, bio, skills, languages, accountPhone },
    certificateNumber: certificate.number.optional(),
    certificateUntil: certificate.expiresOn.optional(),
  })
  .transform((typed, issues) => {
    const { name, gender, bio, skills, languages, accountPhone } = typed
    const { certificateNumber, certificateUntil } = typed
    const clocks = typed as Record<string, unknown>
    const { hours, wrong } = hoursFromFields((field) => String(clocks[field] ?? ''))
    for (const field of wrong) issues.addIssue({ code: 'custom', path: [field], message: 'clock.order' })
    if ((certificateNumber === undefined) !== (certificateUntil === undefined)) {
      const absent = certificateNumber === undefined ? 'certificateNumber' : 'certificateUntil'
      issues.addIssue({ code: 'custom', path: [absent], message: 'pair.both' })
    }
    const healthCertificate =
      certificateNumber !== undefined && certificateUntil !== undefined
        ? { number: certificateNumber, expiresOn: certificateUntil }
        : null
    return { name, gender, bio, skills, languages, accountPhone, hours, healthCertificate }
  })
