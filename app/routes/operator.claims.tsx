import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { keysFor } from '../features/desk/keys.server.ts'
import { ClaimsPage } from '../features/operator/claims-page.tsx'
import { decideClaim } from '../features/operator/decide.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'operator:claims.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const query = new URL(request.url).searchParams
  const state = query.get('state') === 'decided' ? ('decided' as const) : ('submitted' as const)
  const claims = await context.api.providers.claims({ state })
  const decision = (['approved', 'rejected'] as const).find((name) => name === query.get('done'))
  return {
    ...{ state, claims, keys: keysFor(claims), now: context.now },
    done: decision ? { decision, name: query.get('name') ?? '' } : null,
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  return decideClaim(context, await request.formData())
}

export default function OperatorClaims() {
  return <ClaimsPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
