import { type RefundStep, STEPS_MOST } from '../../../server/orders/policy.contract.ts'

/** One row of a provider's own steps, by the names of its two fields. */
export const stepRows = Array.from({ length: STEPS_MOST - 1 }, (_, index) => ({
  no: index + 1,
  hours: `step${index + 1}Hours`,
  percent: `step${index + 1}Percent`,
}))

/** Steps as the fields hold them. */
export const stepFields = (steps: readonly RefundStep[]): Record<string, string> =>
  Object.fromEntries(
    stepRows.flatMap(({ hours, percent }, index) => {
      const step = steps[index]
      return step ? [[hours, String(step.hours)] as const, [percent, String(step.percent)] as const] : []
    }),
  )

/** The rows that were filled in, half-filled ones as NaN so that they are refused. */
export const stepsFrom = (field: (name: string) => string): RefundStep[] =>
  stepRows
    .map(({ hours, percent }) => ({ hours: field(hours).trim(), percent: field(percent).trim() }))
    .filter(({ hours, percent }) => hours !== '' || percent !== '')
    .map(({ hours, percent }) => ({ hours: whole(hours), percent: whole(percent) }))

const whole = (typed: string) =>
  /^\d{1,3}$/.test(typed.normalize('NFKC')) ? Number(typed.normalize('NFKC')) : Number.NaN
