import type { TFunction } from 'i18next'
import { isNamed, type RefundPolicy, stepsOf } from '../../../server/orders/policy.contract.ts'

/** What a policy gives back, in whole sentences. Takes the `t` of any page that has the namespace `orders`. */
export function policyWords(policy: RefundPolicy, speak: unknown): string {
  const t = speak as TFunction<['orders']>
  if (isNamed(policy)) return t(`orders:policy.${policy}`)
  const steps = stepsOf(policy) ?? []
  const told = steps.map(({ hours, percent }) =>
    hours === 0
      ? t('orders:policy.custom.start', { percent })
      : t('orders:policy.custom.step', { hours, percent }),
  )
  if (steps.at(-1)?.hours !== 0) told.push(t('orders:policy.custom.none'))
  return told.join(t('orders:policy.custom.join')) + t('orders:policy.custom.end')
}

/** The first step alone, for lists. */
export function policyShort(policy: RefundPolicy, speak: unknown): string {
  const t = speak as TFunction<['orders']>
  if (isNamed(policy)) return t(`orders:policy.${policy}Short`)
  const [first = { hours: 0, percent: 0 }] = stepsOf(policy) ?? []
  return first.hours === 0
    ? t('orders:policy.custom.shortStart', first)
    : t('orders:policy.custom.short', first)
}
