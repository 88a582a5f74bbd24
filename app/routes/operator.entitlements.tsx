import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  decideEntitlementInput,
  openEntitlementInput,
  stopCouponInput,
} from '../../server/entitlements/entitlement.contract.ts'
import { couponForm } from '../features/coupons/coupon-form.ts'
import { OperatorEntitlementsPage } from '../features/entitlements/operator-entitlements-page.tsx'
import { dayKey } from '../i18n/shanghai.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'entitlements:operator.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const month = dayKey(context.now).slice(0, 7)
  const { submitted, coupons } = context.api.entitlements
  const [rows, issued] = await Promise.all([submitted(), coupons()])
  return { rows, ...issued, keyOf: randomUUID(), month }
}

/** Opens a paper, with the reason, or decides on it. */
export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const { entitlements } = context.api
  const form = await request.formData()
  try {
    if (form.get('intent') === 'decide') {
      const read = readForm(form, decideEntitlementInput)
      if (!read.ok) return read.reply
      await entitlements.decide(read.value)
      return redirect('/operator/entitlements')
    }
    if (form.get('intent') === 'stop') {
      const read = readForm(form, stopCouponInput)
      if (!read.ok) return read.reply
      await entitlements.stopCoupon(read.value)
      return redirect('/operator/entitlements')
    }
    if (form.get('intent') === 'coupon') {
      const read = readForm(form, couponForm)
      if (!read.ok) return read.reply
      await entitlements.issueCoupon(read.value)
      return redirect('/operator/entitlements')
    }
    const read = readForm(form, openEntitlementInput)
    if (!read.ok) return read.reply
    return data({ opened: await entitlements.open(read.value) })
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function OperatorEntitlements() {
  const answer = useActionData<typeof action>()
  const opened = answer && 'opened' in answer ? answer.opened : null
  return <OperatorEntitlementsPage {...useLoaderData<typeof loader>()} opened={opened} answer={answer} />
}
