import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { placePhoneOrderInput } from '../../server/phone-orders/phone-order.contract.ts'
import { forgetOrderFor, orderFor } from '../features/outreach/order-for.server.ts'
import { PhoneOrderForm } from '../features/phone-orders/phone-order-form.tsx'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { found, requirePerson } from '../session/access.server.ts'
import { Money, Page, PageHead } from '../ui/index.ts'

export const handle = { title: 'phone-orders:newTitle' }

/** Below `/order`: the secret that a draft is opened with goes nowhere else. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const draftId = params.draftId ?? ''
  const draft = await found(context.api.drafts.get({ ownerKey: context.draftKey, draftId }))
  if (draft.step !== 'confirm') throw redirect(`/order/${draft.id}/${draft.step}`)
  const sought = await orderFor(context, request)
  const caller = sought?.name === draft.recipient?.name ? sought : null
  return { draft, keyOf: randomUUID(), caller: caller && { name: caller.name, phone: caller.phone } }
}

const callForm = placePhoneOrderInput.omit({ ownerKey: true, draftId: true })

/** Places it for the caller. A time taken meanwhile leads back to choosing one. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const draftId = params.draftId ?? ''
  const form = await request.formData()
  const read = readForm(form, callForm)
  if (!read.ok) return read.reply
  try {
    const call = await context.api.phoneOrders.place({ ownerKey: context.draftKey, draftId, ...read.value })
    return redirect(`/phone-orders/${call.id}?placed=1`, {
      headers: { 'Set-Cookie': await forgetOrderFor(request) },
    })
  } catch (error) {
    const code = problemFrom(error)?.code ?? ''
    if (code === 'orders.slot_taken' || code === 'orders.slot_not_offered')
      return redirect(`/order/${draftId}/when?taken`)
    return actionProblem(error, form)
  }
}

export default function NewPhoneOrder() {
  const { draft, keyOf, caller } = useLoaderData<typeof loader>()
  const t = useT('phone-orders')
  const form = useFormReply(useActionData<typeof action>(), {
    channel: 'phone',
    ...(caller && { callerName: caller.name, callerPhone: caller.phone, reason: t('agreedInTouch') }),
  })
  return (
    <Page width="form">
      <PageHead
        title={t('newTitle')}
        lead={t('newLead', {
          title: draft.offering.title,
          startsAt: draft.startsAt,
          calledBy: draft.calledBy ?? '',
          name: draft.recipient?.name ?? '',
        })}
      />
      <PhoneOrderForm
        form={form}
        keyOf={keyOf}
        aside={<Money fen={draft.priceFen} label={t('price')} />}
        back={`/order/${draft.id}/confirm`}
      />
    </Page>
  )
}
