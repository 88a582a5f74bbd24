import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { problemFrom } from '../rpc/problem-from.ts'

/** A link to an offering begins an order too: from a notice, or to book the same again. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  return begin(context, searchParams.get('offering'), searchParams.get('caregiver'))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  return begin(context, form.get('offering'), form.get('caregiver'))
}

async function begin(
  context: AppLoadContext,
  offering: FormDataEntryValue | null,
  caregiver: FormDataEntryValue | null,
) {
  try {
    const draft = await context.api.drafts.begin({
      ownerKey: context.draftKey,
      offeringId: String(offering ?? ''),
      ...(caregiver && { caregiverId: String(caregiver) }),
    })
    return redirect(`/order/${draft.id}/who`)
  } catch (error) {
    if (problemFrom(error)) throw data(null, { status: 404 })
    throw error
  }
}
