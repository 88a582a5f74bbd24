import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { declareHardshipInput, withdrawHardshipInput } from '../../server/outreach/outreach.contract.ts'
import { OwnOutreachPage } from '../features/outreach/own-outreach-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, shown) => shown && t('outreach:own.title', { calledBy: shown.of.calledBy }),
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const recipientId = params.id ?? ''
  const of = await found(context.api.outreach.ofRecipient({ recipientId }))
  const done = new URL(request.url).searchParams.get('done')
  return {
    ...{ of, recipientId, keyOf: randomUUID(), now: context.now },
    done: done === 'sent' || done === 'left' ? done : null,
  } as const
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  form.set('recipientId', params.id ?? '')
  const leaves = form.get('intent') === 'leave'
  const { outreach } = context.api
  try {
    if (leaves) {
      const read = readForm(form, withdrawHardshipInput)
      if (!read.ok) return read.reply
      await outreach.withdraw(read.value)
    } else {
      const read = readForm(form, declareHardshipInput)
      if (!read.ok) return read.reply
      await outreach.declare(read.value)
    }
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/family/recipients/${params.id}/outreach?done=${leaves ? 'left' : 'sent'}`)
}

export default function OwnOutreach() {
  return <OwnOutreachPage {...useLoaderData<typeof loader>()} />
}
