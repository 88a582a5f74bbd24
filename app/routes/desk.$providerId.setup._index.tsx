import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { saveProfile } from '../features/setup/save.server.ts'
import { SetupPage, saved } from '../features/setup/setup-page.tsx'
import { found, requireManager } from '../session/access.server.ts'

export const handle = { title: 'provider:setup.title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const done = new URL(request.url).searchParams.get('done')
  return {
    setup: await found(context.api.providers.setup({ providerId })),
    done: saved.find((name) => name === done) ?? null,
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  return saveProfile(context, await request.formData(), params.providerId ?? '')
}

export default function DeskSetup() {
  return <SetupPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
