import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { CaregiverPage } from '../features/setup/caregiver-page.tsx'
import { saveCaregiver } from '../features/setup/save.server.ts'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { found, missing, requireManager } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) => t(data?.caregiver ? 'provider:caregiver.editTitle' : 'provider:caregiver.newTitle'),
}

const idOf = (named: string | undefined) => (named === 'new' ? undefined : named)

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const setup = await found(context.api.providers.setup({ providerId }))
  const id = idOf(params.caregiverId)
  const caregiver = setup.caregivers.find((one) => one.id === id) ?? null
  if (id && !caregiver) throw missing()
  return { setup, caregiver }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  return saveCaregiver(context, await request.formData(), params.providerId ?? '', idOf(params.caregiverId))
}

export default function DeskCaregiver() {
  return <CaregiverPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  const t = useT('provider')
  const { providerId = '' } = useParams()
  return (
    <ClosedPage
      words={{
        title: t('caregiver.missingTitle'),
        text: t('caregiver.missing'),
        to: `/desk/${providerId}/setup`,
        action: t('offering.back'),
      }}
    />
  )
}
