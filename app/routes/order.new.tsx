import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { Page, PageHead, SubmitButton } from '../ui/index.ts'

export const handle: Handle = { title: 'discovery:provider.book', quiet: 'everybody' }

/** A link only asks: following one, or a machine fetching it in advance, must not begin anything. */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  return { offering: searchParams.get('offering') ?? '', caregiver: searchParams.get('caregiver') ?? '' }
}

/** Begins a draft for an offering, and goes to its first step. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const caregiver = form.get('caregiver')
  try {
    const draft = await context.api.drafts.begin({
      ownerKey: context.draftKey,
      offeringId: String(form.get('offering') ?? ''),
      ...(caregiver && { caregiverId: String(caregiver) }),
    })
    return redirect(`/order/${draft.id}/who`)
  } catch (error) {
    if (problemFrom(error)) throw data(null, { status: 404 })
    throw error
  }
}

export default function NewOrder() {
  const { offering, caregiver } = useLoaderData<typeof loader>()
  const t = useT('discovery')
  return (
    <Page width="form">
      <PageHead title={t('provider.book')} />
      <Form method="post">
        <input type="hidden" name="offering" value={offering} />
        <input type="hidden" name="caregiver" value={caregiver} />
        <SubmitButton>{t('provider.book')}</SubmitButton>
      </Form>
    </Page>
  )
}
