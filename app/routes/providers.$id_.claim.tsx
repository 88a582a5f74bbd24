import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { submitClaimInput } from '../../server/providers/provider.contract.ts'
import { ClaimPage } from '../features/claims/claim-page.tsx'
import { claimStage } from '../features/claims/claim-stage.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) =>
    data?.listing
      ? t('provider:claim.pageTitle', { name: data.listing.name })
      : t('provider:claim.goneTitle'),
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const providerId = params.id ?? ''
  const page = await found(context.api.providers.page({ providerId }))
  const signedIn = context.viewer.kind === 'person'
  const claims = signedIn ? await context.api.providers.myClaims() : []
  const claim = claims.find((one) => one.providerId === page.id) ?? null
  const { id, name, place, addressLine } = page
  return {
    listing: { id, name, place, addressLine },
    stage: claimStage({ signedIn, mine: page.mine, state: page.state, claim: claim?.state ?? null }),
    claim,
    keyOf: randomUUID(),
    signInTo: `/sign-in?next=${encodeURIComponent(`/providers/${id}/claim`)}`,
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const read = readForm(form, submitClaimInput.omit({ providerId: true }))
  if (!read.ok) return read.reply
  try {
    await context.api.providers.submitClaim({ ...read.value, providerId: params.id ?? '' })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/providers/${params.id}/claim`)
}

export default function Claim() {
  return <ClaimPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  const t = useT('provider')
  return (
    <ClosedPage
      words={{ title: t('claim.goneTitle'), text: t('claim.gone'), to: '/search', action: t('claim.search') }}
    />
  )
}
