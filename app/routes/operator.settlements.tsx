import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { funderForm } from '../features/funders/funder-rows.ts'
import { FundersPage } from '../features/funders/funders-page.tsx'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'funders:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  return { overview: await context.api.funders.overview() }
}

/** Enters what a fund has paid. */
export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  const read = readForm(form, funderForm)
  if (!read.ok) return read.reply
  try {
    await context.api.funders.record(read.value)
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect('/operator/settlements')
}

export default function Settlements() {
  const { overview } = useLoaderData<typeof loader>()
  return <FundersPage overview={overview} answer={useActionData<typeof action>()} />
}
