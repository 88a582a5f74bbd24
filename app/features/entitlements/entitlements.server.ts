import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import {
  takeCouponInput,
  withdrawEntitlementInput,
} from '../../../server/entitlements/entitlement.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { type PaperKind, paperForms } from './entitlement-form-schema.ts'

/** Writes a paper down, takes a coupon, or takes one back, as the form's intent says; then the page as it is. */
export async function changeEntitlements({ api }: AppLoadContext, form: FormData, recipientId: string) {
  const intent = String(form.get('intent') ?? '')
  if (intent === 'withdraw') {
    const read = readForm(form, withdrawEntitlementInput)
    return read.ok ? finish(form, recipientId, api.entitlements.withdraw(read.value)) : read.reply
  }
  if (intent === 'coupon') {
    form.set('recipientId', recipientId)
    const read = readForm(form, takeCouponInput)
    return read.ok ? finish(form, recipientId, api.entitlements.takeCoupon(read.value)) : read.reply
  }
  return enterPaper(api, form, recipientId, intent)
}

async function enterPaper(api: AppLoadContext['api'], form: FormData, recipientId: string, intent: string) {
  if (!(intent in paperForms)) throw new Response(null, { status: 400 })
  const kind = intent as PaperKind
  form.set('kind', kind)
  const read = readForm(form, paperForms[kind])
  if (!read.ok) return read.reply
  return finish(form, recipientId, api.entitlements.enter({ ...read.value, recipientId }))
}

async function finish(form: FormData, recipientId: string, doing: Promise<unknown>) {
  try {
    await doing
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/family/recipients/${recipientId}/entitlements`)
}
