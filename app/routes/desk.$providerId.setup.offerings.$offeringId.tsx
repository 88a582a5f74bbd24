import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { OfferingPage } from '../features/setup/offering-page.tsx'
import { saveOffering } from '../features/setup/save.server.ts'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { found, missing, requireManager } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) => t(data?.offering ? 'provider:offering.editTitle' : 'provider:offering.newTitle'),
}

const idOf = (named: string | undefined) => (named === 'new' ? undefined : named)

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const setup = await found(context.api.providers.setup({ providerId }))
  const id = idOf(params.offeringId)
  const offering = setup.offerings.find((one) => one.id === id) ?? null
  if (id && !offering) throw missing()
  return { setup, offering }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  return saveOffering(context, await request.formData(), params.providerId ?? '', idOf(params.offeringId))
}

export default function DeskOffering() {
  return <OfferingPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  const t = useT('provider')
  const { providerId = '' } = useParams()
  return (
    <ClosedPage
      words={{
        title: t('offering.missingTitle'),
        text: t('offering.missing'),
        to: `/desk/${providerId}/setup`,
        action: t('offering.back'),
      }}
    />
  )
}
