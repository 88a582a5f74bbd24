import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ComplaintForm } from '../features/complaints/complaint-form.tsx'
import { complainedOrder, lodge } from '../features/complaints/lodge.server.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { useT } from '../i18n/index.ts'
import { found, missing, requireOperator } from '../session/access.server.ts'
import { Page, PageHead } from '../ui/index.ts'

export const handle = { title: 'complaints:note.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const orderId = new URL(request.url).searchParams.get('order')
  const order = await found(complainedOrder(context, orderId, 'operator'))
  if (!order) throw missing()
  return { order, keyOf: randomUUID() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  return lodge(context, await request.formData(), true)
}

export default function NoteComplaint() {
  const t = useT('complaints')
  const { order, keyOf } = useLoaderData<typeof loader>()
  return (
    <Page width="form" className="py-6 sm:py-8">
      <PageHead title={t('note.title')} lead={t('note.lead')} />
      <ComplaintForm order={order} keyOf={keyOf} back={`/operator/orders/${order.id}`} byPhone />
    </Page>
  )
}

export function ErrorBoundary() {
  return <ClosedPage />
}
