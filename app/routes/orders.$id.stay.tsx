import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { answerDeductionInput, leaveStayInput } from '../../server/orders/stay/stay.contract.ts'
import { DepositCard } from '../features/stays/deposit-card.tsx'
import { LeaveForm } from '../features/stays/leave-form.tsx'
import { StayFigures, StayMonths } from '../features/stays/stay-figures.tsx'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { ProblemNotice } from '../rpc/problem-notice.tsx'
import { found, requirePerson } from '../session/access.server.ts'
import { Breadcrumbs, Notice, Page, PageHead } from '../ui/index.ts'

export const handle = { title: 'stays:title' }

/** With `?lastDay=` it also says what leaving on that day comes to. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const orderId = params.id ?? ''
  const stay = await found(context.api.stays.get({ orderId }))
  const asked = z.iso.date().safeParse(new URL(request.url).searchParams.get('lastDay'))
  if (!asked.success || !stay.may.leave) return { stay, settlement: null, problem: null, keyOf: randomUUID() }
  try {
    const settlement = await context.api.stays.settle({ orderId, lastDay: asked.data })
    return { stay, settlement, problem: null, keyOf: randomUUID() }
  } catch (error) {
    const problem = problemFrom(error)
    if (!problem) throw error
    return { stay, settlement: null, problem, keyOf: randomUUID() }
  }
}

const leaveForm = leaveStayInput.omit({ orderId: true })
const answerForm = answerDeductionInput.omit({ orderId: true })

/** Leaves early, or answers what the provider asks of the deposit. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const orderId = params.id ?? ''
  const form = await request.formData()
  try {
    if (form.get('intent') === 'leave') {
      const read = readForm(form, leaveForm)
      if (!read.ok) return read.reply
      await context.api.stays.leave({ orderId, ...read.value })
    } else if (form.get('intent') === 'answer') {
      const read = readForm(form, answerForm)
      if (!read.ok) return read.reply
      await context.api.stays.answerDeduction({ orderId, ...read.value })
    } else throw data(null, { status: 400 })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/orders/${orderId}/stay`)
}

/** Months paid ahead as their family sees them: what is in custody, the deposit, and the way out. */
export default function Stay() {
  const { stay, settlement, problem, keyOf } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('stays')
  // What waits for the family's word comes first.
  const waits = stay.may.answerDeduction
  const deposit = <DepositCard stay={stay} answer={answer} keyOf={keyOf} />
  return (
    <Page>
      <Breadcrumbs items={[{ to: `/orders/${stay.orderId}`, label: stay.title }, { label: t('title') }]} />
      <PageHead
        eyebrow={stay.calledBy}
        title={t('title')}
        lead={t('lead', { title: stay.title, provider: stay.providerName })}
      />
      {waits && deposit}
      <StayFigures stay={stay} />
      {stay.leaving && <Notice tone="now">{t('leave.leaving', { day: stay.lastDay })}</Notice>}
      {!waits && deposit}
      <StayMonths stay={stay} />
      {problem && <ProblemNotice problem={problem} />}
      <LeaveForm stay={stay} settlement={settlement} problem={null} answer={answer} keyOf={keyOf} />
    </Page>
  )
}
