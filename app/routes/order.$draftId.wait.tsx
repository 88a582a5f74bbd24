import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { joinWaitlistInput } from '../../server/orders/waitlist/waitlist.contract.ts'
import { dayAfter } from '../features/calendar/calendar-address.ts'
import { DraftFrame, draftPath } from '../features/orders/draft-frame.tsx'
import { openDraft } from '../features/orders/draft-loader.server.ts'
import { JoinForm } from '../features/waitlist/join-form.tsx'
import { useT } from '../i18n/index.ts'
import { dayKey } from '../i18n/shanghai.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { requirePerson } from '../session/access.server.ts'

export const handle = { title: 'waitlist:join.title' }
export { DraftErrorBoundary as ErrorBoundary } from '../features/orders/draft-frame.tsx'

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const draft = await openDraft(context, params.draftId)
  if (draft.step === 'who') throw redirect(draftPath(draft, 'who'))
  requirePerson(context, request)
  const today = dayKey(context.now)
  // A place by the month is waited for longer than an hour.
  const last = dayAfter(today, draft.places ? 60 : 14)
  return { draft, today, last, key: randomUUID() }
}

const joinForm = joinWaitlistInput.omit({ ownerKey: true, draftId: true })

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const read = readForm(form, joinForm)
  if (!read.ok) return read.reply
  try {
    const owned = { ownerKey: context.draftKey, draftId: params.draftId ?? '' }
    await context.api.waitlist.join({ ...owned, ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect('/waitlist?done=joined')
}

export default function Wait() {
  const { draft, today, last, key } = useLoaderData<typeof loader>()
  const t = useT('waitlist')
  const { title, providerName } = draft.offering
  return (
    <DraftFrame
      step="when"
      title={t('join.title')}
      lead={t(draft.places ? 'join.leadPlace' : 'join.lead', {
        calledBy: draft.calledBy,
        title,
        provider: providerName,
      })}
    >
      <JoinForm
        draft={draft}
        today={today}
        last={last}
        joinKey={key}
        answer={useActionData<typeof action>()}
      />
    </DraftFrame>
  )
}
