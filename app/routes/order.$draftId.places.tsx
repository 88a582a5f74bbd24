import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { longest } from '../../server/capacity/capacity.contract.ts'
import { setDraftWhenInput } from '../../server/orders/order.contract.ts'
import { PlacesStep } from '../features/capacity/places-step.tsx'
import { DraftFrame, draftPath } from '../features/orders/draft-frame.tsx'
import { openDraft } from '../features/orders/draft-loader.server.ts'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { dayKey, instantOf } from '../i18n/shanghai.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { useFormReply } from '../rpc/use-form-reply.ts'

export const handle: Handle = { title: 'capacity:when.title', quiet: 'everybody' }
export { DraftErrorBoundary as ErrorBoundary } from '../features/orders/draft-frame.tsx'

/** Days shown at once: two weeks of sessions, six weeks to begin a stay on. */
const SHOWN = { session: 14, day: 28, nights: 42, months: 42 } as const

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const draft = await openDraft(context, params.draftId)
  if (draft.step === 'who') throw redirect(draftPath(draft, 'who'))
  if (!draft.places) throw redirect(draftPath(draft, 'when'))
  const { searchParams } = new URL(request.url)
  const { term, bornOn } = draft.places
  const today = dayKey(context.now)
  const asked = searchParams.get('from') ?? ''
  const from = instantOf(asked, '12:00') && asked > today ? asked : today
  const count = Math.min(longest[term], Math.max(1, Number(searchParams.get('count') ?? draft.count) || 1))
  const places = await context.api.capacity.places({
    ...{ offeringId: draft.offering.id, bornOn, count, from },
    days: SHOWN[term],
  })
  const path = `/order/${draft.id}/places`
  const to = (day: string) => `${path}?${new URLSearchParams({ from: day, count: String(count) })}`
  const earlier = [shift(from, -SHOWN[term]), today].sort()[1] ?? today
  return {
    ...{ draft, places, today, path },
    before: from > today ? to(earlier) : null,
    after: places.days.length > 0 ? to(shift(from, SHOWN[term])) : null,
    taken: searchParams.has('taken'),
    // Somebody changes the birth date they gave before.
    again: searchParams.has('born'),
  }
}

const shift = (day: string, days: number) =>
  dayKey(new Date((instantOf(day, '12:00')?.getTime() ?? 0) + days * 86_400_000))

const bornForm = z.object({ bornOn: z.iso.date() })
const placeForm = z.object({
  startsAt: z.coerce.date({ error: 'slot.missing' }),
  count: setDraftWhenInput.shape.count,
  note: setDraftWhenInput.shape.note,
})

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const owned = { ownerKey: context.draftKey, draftId: params.draftId ?? '' }
  const path = `/order/${params.draftId}`
  try {
    if (form.get('intent') === 'born') {
      const born = readForm(form, bornForm)
      if (!born.ok) return born.reply
      await context.api.drafts.setBorn({ ...owned, ...born.value })
      return redirect(`${path}/places`)
    }
    const read = readForm(form, placeForm)
    if (!read.ok) return read.reply
    await context.api.drafts.setWhen({ ...owned, ...read.value, caregiverId: null })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`${path}/confirm`)
}

export default function Places() {
  const { draft, places, ...rest } = useLoaderData<typeof loader>()
  const t = useT('capacity')
  const form = useFormReply(useActionData<typeof action>(), {
    startsAt: draft.startsAt?.toISOString(),
    bornOn: draft.places?.bornOn,
    note: draft.note,
  })
  const { title, providerName } = draft.offering
  const titles = { nights: 'when.titleNights', months: 'when.titleMonths' } as const
  const key = places.term === 'nights' || places.term === 'months' ? titles[places.term] : 'when.title'
  const lead = t('when.lead', { calledBy: draft.calledBy, title, provider: providerName })
  return (
    <DraftFrame step="when" title={t(key)} lead={lead}>
      <PlacesStep draft={draft} places={places} form={form} {...rest} />
    </DraftFrame>
  )
}
