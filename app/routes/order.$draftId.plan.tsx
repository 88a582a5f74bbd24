import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { DraftFrame, draftPath } from '../features/orders/draft-frame.tsx'
import { openDraft } from '../features/orders/draft-loader.server.ts'
import { PlanDates } from '../features/plans/plan-dates.tsx'
import { readPlan } from '../features/plans/read-plan.server.ts'
import { RuleFields } from '../features/plans/rule-fields.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useFormats } from '../i18n/formats.ts'
import { useT } from '../i18n/index.ts'
import { dayKey, timeKey } from '../i18n/shanghai.ts'
import { actionProblem } from '../rpc/form.server.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { Button, Money, SubmitBar, SubmitButton } from '../ui/index.ts'

export const handle: Handle = { title: 'plans:draft.title', quiet: 'everybody' }
export { DraftErrorBoundary as ErrorBoundary } from '../features/orders/draft-frame.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const draft = await openDraft(context, params.draftId)
  if (draft.step !== 'confirm' || !draft.startsAt || !draft.endsAt)
    throw redirect(draftPath(draft, draft.step))
  if (draft.places) throw redirect(draftPath(draft, 'confirm'))
  const { startsAt, endsAt } = draft
  const owned = { ownerKey: context.draftKey, draftId: draft.id }
  try {
    const preview = draft.plan ? await context.api.drafts.previewPlan(owned) : null
    return { draft, first: { startsAt, endsAt }, preview, problem: null }
  } catch (error) {
    const problem = problemFrom(error)
    if (!problem) throw error
    return { draft, first: { startsAt, endsAt }, preview: null, problem }
  }
}

/** Shows the days, goes on with them, or makes it one visit after all: each button says which. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const draft = await openDraft(context, params.draftId)
  if (!draft.startsAt) throw redirect(draftPath(draft, 'when'))
  const form = await request.formData()
  const owned = { ownerKey: context.draftKey, draftId: draft.id }
  if (form.get('intent') === 'single') {
    await context.api.drafts.setPlan({ ...owned, plan: null })
    return redirect(draftPath(draft, 'confirm'))
  }
  const [hour = 0, minute = 0] = timeKey(draft.startsAt).split(':').map(Number)
  const read = readPlan(form, { firstDay: dayKey(draft.startsAt), startMinute: hour * 60 + minute })
  if (!read.ok) return read.reply
  try {
    await context.api.drafts.setPlan({
      ...owned,
      plan: { recurrence: read.recurrence, choices: read.choices },
    })
    const { open } = await context.api.drafts.previewPlan(owned)
    return redirect(
      form.get('intent') === 'next' && open === 0 ? draftPath(draft, 'confirm') : `/order/${draft.id}/plan`,
    )
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function DraftPlan() {
  const { draft, first, preview } = useLoaderData<typeof loader>()
  const t = useT(['plans', 'orders'])
  const formats = useFormats()
  const rule = draft.plan?.recurrence
  const form = useFormReply(useActionData<typeof action>(), {
    frequency: rule?.frequency ?? 'weekly',
    weekdays: (rule?.weekdays ?? []).map(String),
    ends: rule?.ends ?? 'open',
    until: rule?.until,
    count: rule?.count,
    holidays: rule?.holidays ?? 'keep',
  })
  return (
    <DraftFrame
      step="when"
      title={t('plans:draft.title')}
      lead={t('plans:draft.lead', { first: formats.span(first.startsAt, first.endsAt) })}
    >
      <FormSummary form={form} />
      <Form method="post" noValidate className="grid gap-8">
        <RuleFields form={form} first={{ firstDay: dayKey(first.startsAt) }} />
        <Button type="submit" name="intent" value="look" tone="secondary" className="justify-self-start">
          {t('plans:draft.look')}
        </Button>
        {preview ? (
          <PlanDates key={JSON.stringify(draft.plan)} preview={preview} />
        ) : (
          <p className="text-ink-soft">{t('plans:draft.none')}</p>
        )}
        <SubmitBar aside={<Money fen={draft.priceFen} />}>
          <SubmitButton name="intent" value="next">
            {t('plans:draft.next')}
          </SubmitButton>
          <Button type="submit" name="intent" value="single" tone="quiet">
            {t('plans:draft.single')}
          </Button>
        </SubmitBar>
      </Form>
    </DraftFrame>
  )
}
