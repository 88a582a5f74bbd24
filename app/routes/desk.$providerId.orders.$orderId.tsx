import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { careIntents, writeCare } from '../features/care/write-care.server.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { moveVisit } from '../features/desk/visit-moves.server.ts'
import { VisitPage } from '../features/desk/visit-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { found, requireDesk } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) =>
    data?.order
      ? t('provider:visit.title', { calledBy: data.order.recipient.name, title: data.order.terms.title })
      : t('provider:visit.missingTitle'),
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireDesk(context, request, params.providerId)
  const orderId = params.orderId ?? ''
  const order = await found(context.api.orders.get({ orderId, as: 'provider' }))
  const care = await context.api.care.ofOrder({ orderId })
  const lateNotes = await context.api.carer.lateNotes({ orderId })
  const problem = new URL(request.url).searchParams.get('problem')
  return { order, care, lateNotes, problem, providerId, keyOf: randomUUID(), now: context.now }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const write = careIntents.includes(String(form.get('intent'))) ? writeCare : moveVisit
  const reply = await write(context, form, params.orderId ?? '')
  return reply ?? redirect(`/desk/${params.providerId}/orders/${params.orderId}`)
}

export default function DeskVisit() {
  return <VisitPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  const t = useT('provider')
  const { providerId = '' } = useParams()
  return (
    <ClosedPage
      words={{
        title: t('visit.missingTitle'),
        text: t('visit.missing'),
        to: `/desk/${providerId}`,
        action: t('visit.back'),
      }}
    />
  )
}
