import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { setDraftWhenInput } from '../../server/orders/order.contract.ts'
import { CaregiverChoice } from '../features/orders/caregiver-choice.tsx'
import { DraftFrame, draftPath } from '../features/orders/draft-frame.tsx'
import { openDraft } from '../features/orders/draft-loader.server.ts'
import { DraftWishes, isAboutWishes, WishesInTheWay } from '../features/orders/draft-wishes.tsx'
import { Instead } from '../features/orders/instead.tsx'
import { readWhen } from '../features/orders/read-when.server.ts'
import { saveWishes } from '../features/orders/save-wishes.server.ts'
import { WhenForm } from '../features/orders/when-form.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useFormats } from '../i18n/formats.ts'
import { useT } from '../i18n/index.ts'
import { dayKey } from '../i18n/shanghai.ts'
import { actionProblem } from '../rpc/form.server.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { EmptyState, LinkButton, Notice } from '../ui/index.ts'

export const handle: Handle = { title: 'orders:when.title', quiet: 'everybody' }
export { DraftErrorBoundary as ErrorBoundary } from '../features/orders/draft-frame.tsx'

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const draft = await openDraft(context, params.draftId)
  if (draft.step === 'who') throw redirect(draftPath(draft, 'who'))
  const { searchParams, search } = new URL(request.url)
  if (draft.places) throw redirect(`/order/${draft.id}/places${search}`)
  const asked = searchParams.get('caregiver')
  const wished = asked === null ? draft.caregiverId : asked === 'any' ? null : asked
  const owned = { ownerKey: context.draftKey, draftId: draft.id }
  const offered = await context.api.drafts.slots(owned)
  // Whoever has left since, or never did this, is not a choice.
  const caregiver = offered.caregivers.find(({ id }) => id === wished) ?? null
  const slots = caregiver ? await context.api.drafts.slots({ ...owned, caregiverId: caregiver.id }) : offered
  return {
    draft,
    slots: { ...slots, caregivers: offered.caregivers },
    caregiver,
    taken: searchParams.has('taken'),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const owned = { ownerKey: context.draftKey, draftId: params.draftId ?? '' }
  if (form.get('intent') === 'wishes') return saveWishes(context.api, form, owned)
  const read = readWhen(form)
  if (!read.ok) return read.reply
  try {
    await context.api.drafts.setWhen(setDraftWhenInput.parse({ ...owned, ...read.value }))
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/order/${params.draftId}/confirm`)
}

export default function When() {
  const { draft, slots, caregiver, taken } = useLoaderData<typeof loader>()
  const t = useT(['orders', 'waitlist'])
  const formats = useFormats()
  const answer = useActionData<typeof action>()
  const form = useFormReply(isAboutWishes(answer) ? undefined : answer, {
    startsAt: draft.startsAt?.toISOString(),
    day: draft.startsAt && dayKey(draft.startsAt),
    note: draft.note,
  })
  const { title, minutes } = draft.offering
  const free = slots.days.some((day) => day.slots.length > 0)
  const lead = t('when.lead', { calledBy: draft.calledBy, title, duration: formats.duration(minutes) })
  return (
    <DraftFrame step="when" title={t('when.title')} lead={lead}>
      {taken && (
        <Notice tone="warn" live>
          {t('when.taken')}
        </Notice>
      )}
      {taken && <Instead draft={draft} instead={slots.instead} />}
      <FormSummary form={form} />
      {slots.wishes && draft.calledBy && (
        <DraftWishes wishes={slots.wishes} calledBy={draft.calledBy} answer={answer} />
      )}
      <CaregiverChoice
        caregivers={slots.caregivers}
        chosen={caregiver?.id ?? null}
        path={draftPath(draft, 'when')}
      />
      {free ? (
        <WhenForm draft={draft} slots={slots} caregiverId={caregiver?.id ?? null} form={form} />
      ) : slots.bar && slots.wishes && draft.calledBy ? (
        <WishesInTheWay wishes={slots.wishes} bar={slots.bar} calledBy={draft.calledBy} />
      ) : (
        <EmptyState
          drawing="calendar"
          title={caregiver ? t('when.noneFor', { name: caregiver.name }) : t('when.none')}
          action={
            <LinkButton
              tone="secondary"
              to={
                caregiver
                  ? `${draftPath(draft, 'when')}?caregiver=any`
                  : `/providers/${draft.offering.providerId}`
              }
            >
              {caregiver ? t('when.noneAnyone') : draft.offering.providerName}
            </LinkButton>
          }
        >
          {!caregiver && t('when.noneText')}
        </EmptyState>
      )}
      <p>
        <LinkButton to={`/order/${draft.id}/wait`} tone="quiet" size="sm">
          {t('waitlist:join.open')}
        </LinkButton>
      </p>
    </DraftFrame>
  )
}
