import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keysFor } from '../features/desk/keys.server.ts'
import { FamilyReviews } from '../features/reviews/family-reviews.tsx'
import { takeReviewStep } from '../features/reviews/review-action.server.ts'
import type { Handle } from '../features/shell/title.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle: Handle = { title: 'reviews:family.pageTitle' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const orderId = params.id ?? ''
  const [order, said] = await Promise.all([
    found(context.api.orders.get({ orderId, as: 'family' })),
    found(context.api.reviews.ofOrder({ orderId })),
  ])
  const keys = {
    ...keysFor([
      ...said.reviews,
      ...said.reviews.flatMap(({ photos }) => photos),
      ...said.checks,
      ...said.remedies,
    ]),
    own: randomUUID(),
  }
  const done = new URL(request.url).searchParams.get('done')
  return { order, said, keys, done, elderKey: randomUUID(), now: context.now }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  form.set('orderId', params.id ?? '')
  return takeReviewStep(context, form, `/orders/${params.id}/review`)
}

export default function Review() {
  return <FamilyReviews {...useLoaderData<typeof loader>()} />
}
