import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerChat, loadChat } from '../features/chat/chat.server.ts'
import { ChatPage } from '../features/chat/chat-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useKept } from '../rpc/use-kept.ts'
import { requirePerson } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, shown) => shown && t('chat:pageTitle', { title: shown.chat.title }),
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return loadChat(context, request, { orderId: params.id ?? '', as: 'family' })
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const where = { orderId: params.id ?? '', as: 'family' } as const
  return answerChat(context, await request.formData(), where, `/orders/${params.id}/chat`)
}

export default function FamilyChat() {
  const shown = useLoaderData<typeof loader>()
  const answer = useKept(useActionData<typeof action>())
  return <ChatPage {...shown} answer={answer} backTo={`/orders/${shown.chat.orderId}`} />
}
