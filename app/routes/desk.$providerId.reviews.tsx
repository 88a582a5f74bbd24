import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { replyReviewInput } from '../../server/reviews/review.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { keysFor } from '../features/desk/keys.server.ts'
import { ReviewsPage } from '../features/setup/reviews-page.tsx'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requireManager } from '../session/access.server.ts'

export const handle = { title: 'provider:reviews.title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const { rating, reviews } = await found(context.api.providers.page({ providerId }))
  // What still wants an answer stands first; the order among equals is kept.
  const sorted = [...reviews].sort((a, b) => Number(a.reply !== null) - Number(b.reply !== null))
  const replied = new URL(request.url).searchParams.get('done') === 'replied'
  return { rating, reviews: sorted, keys: keysFor(reviews), replied }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const read = readForm(form, replyReviewInput)
  if (!read.ok) return read.reply
  try {
    await context.api.reviews.reply(read.value)
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/desk/${params.providerId}/reviews?done=replied`)
}

export default function DeskReviews() {
  return <ReviewsPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
