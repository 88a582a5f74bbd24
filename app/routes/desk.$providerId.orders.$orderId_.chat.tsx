import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerChat, loadChat } from '../features/chat/chat.server.ts'
import { ChatPage } from '../features/chat/chat-page.tsx'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useKept } from '../rpc/use-kept.ts'
import { requireDesk } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, shown) => shown && t('chat:pageTitle', { title: shown.chat.title }),
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requireDesk(context, request, params.providerId)
  return loadChat(context, request, { orderId: params.orderId ?? '', as: 'provider' })
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { id } = requireDesk(context, request, params.providerId)
  const where = { orderId: params.orderId ?? '', as: 'provider' } as const
  return answerChat(context, await request.formData(), where, `/desk/${id}/orders/${params.orderId}/chat`)
}

export default function DeskChat() {
  const shown = useLoaderData<typeof loader>()
  const { providerId, orderId } = shown.chat
  const answer = useKept(useActionData<typeof action>())
  return <ChatPage {...shown} answer={answer} backTo={`/desk/${providerId}/orders/${orderId}`} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
