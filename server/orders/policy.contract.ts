import { z } from 'zod'

/** From how many hours before the start a cancellation gives back which share; the first step that fits counts. */
export type RefundStep = { readonly hours: number; readonly percent: number }

/** The stated policies. A change here is a new policy: orders keep the name of theirs. */
export const namedPolicies = {
  flexible: [
    { hours: 2, percent: 100 },
    { hours: 0, percent: 50 },
  ],
  moderate: [
    { hours: 24, percent: 100 },
    { hours: 2, percent: 50 },
  ],
  strict: [{ hours: 48, percent: 50 }],
} as const satisfies Record<string, readonly RefundStep[]>

export type NamedPolicy = keyof typeof namedPolicies
export const policyNames = Object.keys(namedPolicies) as NamedPolicy[]

/** By name, or with its own steps in it: `custom:72=100,24=50`. What an order carries is whole, whatever changes later. */
export type RefundPolicy = NamedPolicy | `custom:${string}`

/** At most so many steps: a family has to be able to read them. */
export const STEPS_MOST = 4
/** Nothing is asked of a family earlier than a month ahead. */
const STEP_HOURS_MOST = 720

export const isNamed = (policy: string): policy is NamedPolicy => Object.hasOwn(namedPolicies, policy)

/** The steps of a policy, the earliest first. Null where the text is none. */
export function stepsOf(policy: string): readonly RefundStep[] | null {
  if (isNamed(policy)) return namedPolicies[policy]
  const written = /^custom:(\d{1,3}=\d{1,3}(?:,\d{1,3}=\d{1,3})*)$/.exec(policy)?.[1]
  if (!written) return null
  return written.split(',').map((step) => {
    const [hours = 0, percent = 0] = step.split('=').map(Number)
    return { hours, percent }
  })
}

/** Writes a provider's own steps down as a policy. */
export const customPolicy = (steps: readonly RefundStep[]): RefundPolicy =>
  `custom:${steps.map(({ hours, percent }) => `${hours}=${percent}`).join(',')}`

/**
 * What is wrong with steps as a policy, or null: one to four of them, each later than the one before and never giving back
 * more for cancelling later; every share a whole percent that gives something back.
 */
export function wrongWithSteps(steps: readonly RefundStep[]): 'policy.steps' | 'policy.order' | null {
  if (steps.length === 0 || steps.length > STEPS_MOST) return 'policy.steps'
  const inRange = steps.every(
    ({ hours, percent }) =>
      Number.isInteger(hours) &&
      Number.isInteger(percent) &&
      hours >= 0 &&
      hours <= STEP_HOURS_MOST &&
      percent >= 1 &&
      percent <= 100,
  )
  if (!inRange) return 'policy.steps'
  const falls = steps.every((step, index) => {
    const before = steps[index - 1]
    return !before || (step.hours < before.hours && step.percent < before.percent)
  })
  return falls ? null : 'policy.order'
}

/** A policy as it is stored: one of the stated ones, or steps that hold together. */
export const refundPolicyText = z
  .string()
  .max(80)
  .refine((text) => {
    const steps = stepsOf(text)
    return steps !== null && wrongWithSteps(steps) === null
  }, 'policy.order')
  .transform((text) => text as RefundPolicy)
