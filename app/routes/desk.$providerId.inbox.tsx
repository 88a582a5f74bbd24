import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { buckets, InboxPage } from '../features/desk/inbox-page.tsx'
import { keysFor } from '../features/desk/keys.server.ts'
import { moveVisit } from '../features/desk/visit-moves.server.ts'
import { requireDesk } from '../session/access.server.ts'

export const handle = { title: 'provider:inbox.title' }

const answers = ['accepted', 'declined'] as const

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireDesk(context, request, params.providerId)
  const query = new URL(request.url).searchParams
  const bucket = buckets.find((name) => name === query.get('bucket')) ?? 'to_answer'
  const [rows, counts] = await Promise.all([
    context.api.orders.forProvider({ providerId, bucket }),
    context.api.orders.counts({ providerId }),
  ])
  return {
    ...{ providerId, bucket, rows, keys: keysFor(rows), now: context.now, toAnswer: counts.toAnswer },
    done: answers.find((name) => name === query.get('done')) ?? null,
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const reply = await moveVisit(context, form, String(form.get('orderId')))
  if (reply) return reply
  return redirect(
    `/desk/${params.providerId}/inbox?done=${form.get('intent') === 'accept' ? 'accepted' : 'declined'}`,
  )
}

export default function DeskInbox() {
  return <InboxPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
