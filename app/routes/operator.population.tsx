import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { enterPopulationInput } from '../../server/statistics/population.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { saveRecipient } from '../features/family/recipient-action.server.ts'
import { regionChoices } from '../features/family/regions.server.ts'
import { PopulationPage } from '../features/statistics/population-page.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'statistics:people.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const [rows, regions] = await Promise.all([
    context.api.statistics.population(),
    regionChoices(context.api, null),
  ])
  return { rows, regions, keyOf: randomUUID(), done: new URL(request.url).searchParams.has('done') }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  const { enterPopulation } = context.api.statistics
  const reply = await saveRecipient(context.api, form, enterPopulationInput, enterPopulation)
  return reply ?? redirect('/operator/population?done=1')
}

export default function Population() {
  const { regions, ...shown } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = useFormReply(answer)
  return <PopulationPage {...shown} form={form} regions={answer?.regions ?? regions} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
