import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { keysFor } from '../features/desk/keys.server.ts'
import { DeskReviewsPage } from '../features/reviews/desk-reviews.tsx'
import { takeReviewStep } from '../features/reviews/review-action.server.ts'
import { found, requireManager } from '../session/access.server.ts'

export const handle = { title: 'provider:reviews.title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const [{ rating }, desk] = await Promise.all([
    found(context.api.providers.page({ providerId })),
    found(context.api.reviews.forDesk({ providerId })),
  ])
  const keys = {
    ...keysFor([...desk.reviews, ...desk.checks, ...desk.remedies]),
    ...keysFor(desk.homes.map(({ orderId }) => ({ id: orderId }))),
  }
  const done = new URL(request.url).searchParams.get('done')
  return { rating, desk, keys, done, now: context.now }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  return takeReviewStep(context, await request.formData(), `/desk/${params.providerId}/reviews`)
}

export default function DeskReviews() {
  return <DeskReviewsPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
