import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { askDeductionInput } from '../../server/orders/stay/stay.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { yuanField } from '../features/setup/yuan.ts'
import { DepositCard } from '../features/stays/deposit-card.tsx'
import { StayFigures, StayMonths } from '../features/stays/stay-figures.tsx'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requireManager } from '../session/access.server.ts'
import { Breadcrumbs, Page, PageHead } from '../ui/index.ts'

export const handle = { title: 'stays:title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const stay = await found(context.api.stays.get({ orderId: params.orderId ?? '', as: 'provider' }))
  return { providerId, stay, keyOf: randomUUID() }
}

const askForm = askDeductionInput.pick({ key: true, reason: true }).extend({ amount: yuanField })
const returnForm = z.object({ key: z.uuid() })

/** Asks to keep a part of the deposit, or gives all of it back. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const orderId = params.orderId ?? ''
  const form = await request.formData()
  try {
    if (form.get('intent') === 'ask') {
      const read = readForm(form, askForm)
      if (!read.ok) return read.reply
      const { amount: amountFen, ...said } = read.value
      await context.api.stays.askDeduction({ orderId, ...said, amountFen })
    } else if (form.get('intent') === 'return') {
      const read = readForm(form, returnForm)
      if (!read.ok) return read.reply
      await context.api.stays.returnDeposit({ orderId, ...read.value })
    } else throw data(null, { status: 400 })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/desk/${providerId}/orders/${orderId}/stay`)
}

/** Months paid ahead as their provider sees them. */
export default function DeskStay() {
  const { providerId, stay, keyOf } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('stays')
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs
        items={[
          { to: `/desk/${providerId}/orders/${stay.orderId}`, label: stay.orderNumber },
          { label: t('title') },
        ]}
      />
      <PageHead title={t('title')} lead={t('lead', { title: stay.title, provider: stay.calledBy })} />
      <StayFigures stay={stay} desk />
      <DepositCard stay={stay} answer={answer} keyOf={keyOf} desk />
      <StayMonths stay={stay} />
    </Page>
  )
}

export function ErrorBoundary() {
  return <ClosedPage />
}
