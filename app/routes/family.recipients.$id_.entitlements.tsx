import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { changeEntitlements } from '../features/entitlements/entitlements.server.ts'
import { EntitlementsPage } from '../features/entitlements/entitlements-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, shown) => shown && t('entitlements:title', { calledBy: shown.of.recipient.calledBy }),
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const of = await found(context.api.entitlements.ofRecipient({ recipientId: params.id ?? '' }))
  return { of, keyOf: randomUUID() }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  return changeEntitlements(context, await request.formData(), params.id ?? '')
}

export default function RecipientEntitlements() {
  return <EntitlementsPage {...useLoaderData<typeof loader>()} />
}
