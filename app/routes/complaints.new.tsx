import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ComplaintForm } from '../features/complaints/complaint-form.tsx'
import { complainedOrder, lodge } from '../features/complaints/lodge.server.ts'
import { useT } from '../i18n/index.ts'
import { found, requirePerson } from '../session/access.server.ts'
import { Page, PageHead } from '../ui/index.ts'

export const handle = { title: 'complaints:form.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const order = await found(
    complainedOrder(context, new URL(request.url).searchParams.get('order'), 'family'),
  )
  return { order, keyOf: randomUUID() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  return lodge(context, await request.formData(), false)
}

export default function NewComplaint() {
  const t = useT('complaints')
  const { order, keyOf } = useLoaderData<typeof loader>()
  return (
    <Page width="form">
      <PageHead title={t('form.title')} lead={t('form.lead')} />
      <ComplaintForm order={order} keyOf={keyOf} back={order ? `/orders/${order.id}` : '/complaints'} />
    </Page>
  )
}
