import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OfferPage } from '../features/waitlist/offer-page.tsx'
import { actionProblem } from '../rpc/form.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle = { title: 'waitlist:offer.meta' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const wish = await found(context.api.waitlist.offer({ offerId: params.offerId ?? '' }))
  return { wish, open: wish.offer.state === 'open' && wish.offer.expiresAt > context.now }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const offerId = params.offerId ?? ''
  try {
    if (form.get('answer') === 'decline') {
      await context.api.waitlist.decline({ offerId })
      return redirect('/waitlist?done=declined')
    }
    const { draftId } = await context.api.waitlist.take({ offerId, ownerKey: context.draftKey })
    return redirect(`/order/${draftId}/confirm`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function WaitOffer() {
  return <OfferPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
