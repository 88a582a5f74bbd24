import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endPlanInput } from '../../server/plans/plan.contract.ts'
import { dayAfter, PlanPage } from '../features/plans/plan-page.tsx'
import { readPlan } from '../features/plans/read-plan.server.ts'
import { clockOf } from '../features/plans/rule-words.ts'
import type { Handle } from '../features/shell/title.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { useKept } from '../rpc/use-kept.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle: Handle = { title: 'plans:page.metaTitle' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const plan = await found(context.api.plans.get({ planId: params.id ?? '' }))
  return { plan, tomorrow: dayAfter(context.now), endKey: randomUUID() }
}

/** Settle a day, change from a day on, or end: each form says which by its intent. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const planId = params.id ?? ''
  const form = await request.formData()
  const here = () => redirect(`/plans/${planId}`)
  try {
    switch (form.get('intent')) {
      case 'solve': {
        const [startsAt = '', caregiverId = ''] = String(form.get('choice')).split('|')
        const choice =
          startsAt === 'skip'
            ? ('skip' as const)
            : { startsAt: new Date(startsAt), caregiverId: caregiverId || null }
        await context.api.plans.solve({ planId, day: String(form.get('day')), choice })
        return here()
      }
      case 'change': {
        const fromDay = String(form.get('fromDay') ?? '')
        const [hour = 0, minute = 0] = String(form.get('time') ?? '')
          .split(':')
          .map(Number)
        const version = Number(form.get('version'))
        const rule = new FormData()
        for (const name of ['frequency', 'weekdays', 'ends', 'until', 'count', 'holidays'])
          for (const value of form.getAll(name)) rule.append(name, value)
        const read = readPlan(rule, { firstDay: fromDay, startMinute: hour * 60 + minute })
        if (!read.ok) return read.reply
        await context.api.plans.change({ planId, fromDay, recurrence: read.recurrence, version })
        return here()
      }
      case 'end': {
        const read = readForm(form, endPlanInput.omit({ planId: true }))
        if (!read.ok) return read.reply
        await context.api.plans.end({ ...read.value, planId })
        return here()
      }
    }
  } catch (error) {
    return actionProblem(error, form)
  }
  throw data(null, { status: 400 })
}

export default function Plan() {
  const { plan, tomorrow, endKey } = useLoaderData<typeof loader>()
  const { recurrence } = plan
  const form = useFormReply(useKept(useActionData<typeof action>()), {
    fromDay: tomorrow,
    time: clockOf(recurrence.startMinute),
    frequency: recurrence.frequency,
    weekdays: recurrence.weekdays.map(String),
    ends: recurrence.ends,
    until: recurrence.until,
    count: recurrence.count,
    holidays: recurrence.holidays,
  })
  return <PlanPage plan={plan} form={form} tomorrow={tomorrow} endKey={endKey} />
}
