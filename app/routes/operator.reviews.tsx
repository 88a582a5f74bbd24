import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { keysFor } from '../features/desk/keys.server.ts'
import { takeReviewStep } from '../features/reviews/review-action.server.ts'
import { ReviewQueue } from '../features/reviews/review-queue.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'reviews:operator.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const { reviews } = context.api
  const [checks, decided, remedies] = await Promise.all([
    reviews.checks({ scope: 'waiting' }),
    reviews.checks({ scope: 'decided' }),
    reviews.remedies(),
  ])
  const done = new URL(request.url).searchParams.get('done')
  return { checks, decided, remedies, keys: keysFor([...checks, ...remedies]), done, now: context.now }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  return takeReviewStep(context, await request.formData(), '/operator/reviews')
}

export default function OperatorReviews() {
  return <ReviewQueue {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
