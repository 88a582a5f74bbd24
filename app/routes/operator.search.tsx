import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import {
  beginErrandInput,
  openRecordInput,
  searchRecordsInput,
} from '../../server/errands/errand.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { SearchPage } from '../features/watch/search-page.tsx'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'watch:search.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const errand = await context.api.errands.current()
  const asked = searchRecordsInput.safeParse({ query: new URL(request.url).searchParams.get('q') ?? '' })
  if (!errand || !asked.success) return { errand, query: '', found: null }
  return { errand, query: asked.data.query, found: await context.api.errands.search(asked.data) }
}

/** Says why, or opens one record: what is opened is written down before it is shown. */
export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  try {
    if (form.get('intent') === 'open') {
      const read = readForm(form, openRecordInput)
      if (!read.ok) return read.reply
      return redirect((await context.api.errands.open(read.value)).path)
    }
    const read = readForm(form, beginErrandInput)
    if (!read.ok) return read.reply
    await context.api.errands.begin(read.value)
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(new URL(request.url).pathname + new URL(request.url).search)
}

export default function OperatorSearch() {
  return <SearchPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
