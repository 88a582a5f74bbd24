import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decideChatReportInput } from '../../server/chat/chat.contract.ts'
import { ChatReports } from '../features/chat/chat-reports.tsx'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { keysFor } from '../features/desk/keys.server.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { useKept } from '../rpc/use-kept.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'chat:operator.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const [open, decided] = await Promise.all([
    context.api.chat.reports({ scope: 'open' }),
    context.api.chat.reports({ scope: 'decided' }),
  ])
  const done = new URL(request.url).searchParams.has('done')
  return { open, decided, keys: keysFor(open), done }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  const read = readForm(form, decideChatReportInput)
  if (!read.ok) return read.reply
  try {
    await context.api.chat.decide(read.value)
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect('/operator/chats?done=1')
}

export default function OperatorChats() {
  const answer = useKept(useActionData<typeof action>())
  return <ChatReports {...useLoaderData<typeof loader>()} answer={answer} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
