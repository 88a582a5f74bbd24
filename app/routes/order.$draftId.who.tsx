import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { noWishesYet } from '../../server/families/wishes.contract.ts'
import { type DraftRecipient, draftRecipientInput } from '../../server/orders/order.contract.ts'
import type { HardshipPerson, HardshipView } from '../../server/outreach/outreach.contract.ts'
import { saveRecipient } from '../features/family/recipient-action.server.ts'
import { provinceOf, provinceOfPlace, regionChoices } from '../features/family/regions.server.ts'
import { wishFields } from '../features/family/wishes-fields.tsx'
import { DraftFrame } from '../features/orders/draft-frame.tsx'
import { openDraft } from '../features/orders/draft-loader.server.ts'
import { WhoForm } from '../features/orders/who-form.tsx'
import { orderFor } from '../features/outreach/order-for.server.ts'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem } from '../rpc/form.server.ts'
import { useFormReply } from '../rpc/use-form-reply.ts'

export const handle: Handle = { title: 'orders:who.title', quiet: 'everybody' }
export { DraftErrorBoundary as ErrorBoundary } from '../features/orders/draft-frame.tsx'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { api, viewer } = context
  const draft = await openDraft(context, params.draftId)
  const families = viewer.kind === 'person' ? await api.families.list() : []
  const sought = draft.recipient ? null : await orderFor(context, request)
  const province =
    provinceOf(draft.recipient?.regionCode ?? sought?.regionCode) ??
    (await provinceOfPlace(api, (await api.providers.page({ providerId: draft.offering.providerId })).place))
  return {
    draft,
    sought: sought && describedBy(sought),
    signedIn: viewer.kind === 'person',
    recipients: families.flatMap((family) => (family.myRole === 'viewer' ? [] : family.recipients)),
    regions: await regionChoices(api, province),
  }
}

/** What of somebody on the outreach list goes into the form; what they are called is asked of them. */
const describedBy = ({ name, phone, regionCode, street, addressLine }: HardshipPerson & Place) => ({
  ...{ kind: 'elder' as const, calledBy: name, name, phone, regionCode },
  addressLine: `${street} ${addressLine}`.trim(),
})
type Place = Pick<HardshipView, 'regionCode' | 'street'>

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const owned = { ownerKey: context.draftKey, draftId: params.draftId ?? '' }
  const onwards = redirect(`/order/${params.draftId}/when`)
  const recipientId = String(form.get('recipientId') ?? 'new')
  if (recipientId === 'new' || form.get('intent') === 'province') {
    const save = (recipient: DraftRecipient) => context.api.drafts.setWho({ ...owned, who: { recipient } })
    return (await saveRecipient(context.api, form, draftRecipientInput, save)) ?? onwards
  }
  try {
    await context.api.drafts.setWho({ ...owned, who: { recipientId } })
    return onwards
  } catch (error) {
    const reply = actionProblem(error, form)
    return data({ ...reply.data, regions: null }, reply.init ?? undefined)
  }
}

export default function Who() {
  const { draft, recipients, regions, signedIn, sought } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('orders')
  const { recipient } = draft
  const told = recipient ?? sought
  const form = useFormReply(answer, {
    recipientId: draft.recipientId ?? (told ? 'new' : recipients[0]?.id) ?? 'new',
    kind: told?.kind ?? (draft.offering.category.startsWith('childcare') ? 'child' : 'elder'),
    calledBy: told?.calledBy,
    name: told?.name,
    regionCode: told?.regionCode,
    addressLine: told?.addressLine,
    phone: told?.phone,
    asksFirst: recipient?.asksFirst ? 'on' : '',
    ...wishFields(recipient?.wishes ?? noWishesYet),
  })
  const { title, providerName } = draft.offering
  return (
    <DraftFrame step="who" title={t('who.title')} lead={t('who.lead', { title, provider: providerName })}>
      <WhoForm
        draft={draft}
        recipients={recipients}
        regions={answer?.regions ?? regions}
        signedIn={signedIn}
        form={form}
      />
    </DraftFrame>
  )
}
