import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { alarmMoves } from '../../server/alarms/alarm.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { keysFor } from '../features/desk/keys.server.ts'
import { AlarmsPage } from '../features/watch/alarms-page.tsx'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'watch:alarms.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const [open, closed] = await Promise.all([
    context.api.alarms.list({ scope: 'open' }),
    context.api.alarms.list({ scope: 'closed' }),
  ])
  return { open, closed, keys: keysFor(open), done: new URL(request.url).searchParams.has('done') }
}

const move = z
  .object({
    intent: z.enum(alarmMoves),
    id: z.uuid(),
    key: z.uuid(),
    text: z.string().trim().max(1000).default(''),
  })
  .refine(({ intent, text }) => intent === 'acknowledge' || text.length >= 2, { path: ['text'] })

export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  const read = readForm(form, move)
  if (!read.ok) return read.reply
  const { intent, id: alarmId, ...said } = read.value
  try {
    await context.api.alarms.move({ alarmId, move: intent, ...said })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect('/operator/alarms?done=1')
}

export default function OperatorAlarms() {
  return <AlarmsPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
