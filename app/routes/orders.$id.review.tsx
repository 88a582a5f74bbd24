import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { writeReviewInput } from '../../server/reviews/review.contract.ts'
import { ReviewForm } from '../features/reviews/review-form.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useFormats } from '../i18n/formats.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requirePerson } from '../session/access.server.ts'
import { EmptyState, LinkButton, Page, PageHead } from '../ui/index.ts'

export const handle: Handle = { title: 'orders:review.title' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const order = await found(context.api.orders.get({ orderId: params.id ?? '', as: 'family' }))
  return { order, reviewKey: randomUUID() }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  form.set('orderId', params.id ?? '')
  const read = readForm(form, writeReviewInput)
  if (!read.ok) return read.reply
  try {
    await context.api.reviews.write(read.value)
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/orders/${params.id}`)
}

export default function Review() {
  const { order, reviewKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('orders')
  const formats = useFormats()
  const names = {
    title: order.terms.title,
    caregiver: order.visit.caregiver.name,
    day: formats.day(order.startsAt),
  }
  if (!order.canReview) {
    return (
      <Page width="form">
        <EmptyState
          drawing="notebook"
          title={<h1>{t('review.notYet')}</h1>}
          action={<LinkButton to={`/orders/${order.id}`}>{t('review.back')}</LinkButton>}
        >
          {t('review.notYetText')}
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page width="form">
      <PageHead title={t('review.title')} lead={t('review.lead', names)} />
      <ReviewForm order={order} reviewKey={reviewKey} answer={answer} />
    </Page>
  )
}
