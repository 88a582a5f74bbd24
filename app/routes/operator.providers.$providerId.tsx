import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { ProviderFilePage } from '../features/watch/provider-file.tsx'
import { found, requireOperator } from '../session/access.server.ts'

export const handle: Handle = { title: (t, data) => data?.file?.name ?? t('watch:search.kinds.provider') }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requireOperator(context, request)
  return { file: await found(context.api.errands.provider({ providerId: params.providerId ?? '' })) }
}

export default function OperatorProvider() {
  return <ProviderFilePage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
