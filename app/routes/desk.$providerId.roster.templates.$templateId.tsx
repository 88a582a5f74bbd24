import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { lookAhead } from '../features/templates/look-ahead.server.ts'
import { TemplatePage } from '../features/templates/template-page.tsx'
import { askedIn, changeTemplate } from '../features/templates/templates.server.ts'
import { found, missing, requireManager } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) => data?.template?.name ?? t('templates:newTitle'),
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const { templateId = '' } = params
  const { templates } = await found(context.api.roster.templates({ providerId }))
  const template = templates.find(({ id }) => id === templateId) ?? null
  if (!template && templateId !== 'new') throw missing()
  const { caregivers, today } = await found(context.api.roster.get({ providerId }))
  const asked = askedIn(new URL(request.url).searchParams)
  return {
    ...{ providerId, template, asked, today, keyOf: randomUUID() },
    carers: caregivers.map(({ id, name }) => ({ id, name })),
    ...(await lookAhead(context, request, { providerId, templateId: template?.id ?? null, asked })),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  return changeTemplate(context, await request.formData(), {
    providerId,
    templateId: params.templateId ?? '',
  })
}

export default function DeskTemplate() {
  return <TemplatePage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
