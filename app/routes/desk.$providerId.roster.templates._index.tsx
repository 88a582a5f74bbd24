import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { TemplatesPage } from '../features/templates/templates-page.tsx'
import { found, requireManager } from '../session/access.server.ts'

export const handle = { title: 'templates:title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  return { providerId, templates: await found(context.api.roster.templates({ providerId })) }
}

/** Takes a laying back. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const form = await request.formData()
  const { kept } = await found(context.api.roster.undoUse({ providerId, useId: String(form.get('id')) }))
  return redirect(`/desk/${providerId}/roster/templates?done=${kept > 0 ? 'undoneKept' : 'undone'}`)
}

export default function DeskTemplates() {
  return <TemplatesPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
