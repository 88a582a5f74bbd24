import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { enterHardshipInput } from '../../server/outreach/outreach.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { saveRecipient } from '../features/family/recipient-action.server.ts'
import { regionChoices } from '../features/family/regions.server.ts'
import { EnterForm } from '../features/outreach/enter-form.tsx'
import { useT } from '../i18n/index.ts'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { requireOperator } from '../session/access.server.ts'
import { Page, PageHead } from '../ui/index.ts'

export const handle = { title: 'outreach:enter.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  return { regions: await regionChoices(context.api, null), keyOf: randomUUID() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  const { enter } = context.api.outreach
  const reply = await saveRecipient(context.api, form, enterHardshipInput, enter)
  return reply ?? redirect('/operator/outreach?entered=1')
}

export default function EnterHardship() {
  const t = useT('outreach')
  const { regions, keyOf } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = useFormReply(answer)
  return (
    <Page width="form" className="py-6 sm:py-8">
      <PageHead title={t('enter.title')} lead={t('enter.lead')} />
      <EnterForm form={form} regions={answer?.regions ?? regions} keyOf={keyOf} />
    </Page>
  )
}

export function ErrorBoundary() {
  return <ClosedPage />
}
