import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { buyPackageInput, type PackageView } from '../../server/packages/package.contract.ts'
import { BuyForm, OfferFigures, OfferRules } from '../features/packages/buy-form.tsx'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { found, requirePerson } from '../session/access.server.ts'
import { Breadcrumbs, Page, PageHead } from '../ui/index.ts'

export const handle = { title: 'packages:title' }

export async function loader({ context, params }: LoaderFunctionArgs) {
  const offer = await found(context.api.packages.offer({ offerId: params.offerId ?? '' }))
  return { offer, signedIn: context.viewer.kind === 'person', keyOf: randomUUID() }
}

const buyForm = buyPackageInput.omit({ offerId: true })

/** Buys it and goes on to pay; a page that cannot be opened now is opened from the package's own. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const read = readForm(form, buyForm)
  if (!read.ok) return read.reply
  let bought: PackageView
  try {
    bought = await context.api.packages.buy({ offerId: params.offerId ?? '', ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  try {
    return redirect((await context.api.packages.pay({ packageId: bought.id })).url)
  } catch (error) {
    if (!problemFrom(error)) throw error
    return redirect(`/packages/${bought.id}`)
  }
}

/** One package on sale: what a visit costs then, what is saved, how it is used and given back, and for whom it is bought. */
export default function Offer() {
  const { offer, signedIn, keyOf } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('packages')
  return (
    <Page width="form">
      <Breadcrumbs
        items={[{ to: `/providers/${offer.providerId}`, label: offer.providerName }, { label: t('title') }]}
      />
      <PageHead
        title={t('buy.title', { title: offer.title, count: offer.visits })}
        lead={t('buy.lead', { provider: offer.providerName })}
      />
      <OfferFigures offer={offer} />
      <OfferRules offer={offer} />
      <BuyForm offer={offer} signedIn={signedIn} answer={answer} keyOf={keyOf} />
    </Page>
  )
}
