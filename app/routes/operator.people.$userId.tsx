import type { LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { PersonFilePage } from '../features/watch/person-file.tsx'
import { problemFrom } from '../rpc/problem-from.ts'
import { missing, requireOperator } from '../session/access.server.ts'

export const handle: Handle = { title: (t) => t('watch:file.person') }

/** Only what the search has opened for a reason; anything else leads back to the search. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requireOperator(context, request)
  try {
    return { file: await context.api.errands.person({ userId: params.userId ?? '' }) }
  } catch (error) {
    const problem = problemFrom(error)
    if (problem?.code === 'errands.reason_missing') throw redirect('/operator/search')
    if (problem) throw missing()
    throw error
  }
}

export default function OperatorPerson() {
  return <PersonFilePage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
