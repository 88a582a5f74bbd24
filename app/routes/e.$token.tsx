import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { elderAnswerInput, elderHelpInput, elderRateInput } from '../../server/elders/elder.contract.ts'
import { ElderPage } from '../features/elder/elder-page.tsx'
import type { Answer } from '../features/elder/elder-screen.ts'
import { ElderSorry } from '../features/elder/elder-sorry.tsx'
import { behindLink, linkHeaders } from '../features/elder/link-page.server.ts'
import type { Handle } from '../features/shell/title.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'

export const handle: Handle = { title: 'elder:pageTitle', bare: true, elder: true }

export const headers = linkHeaders

const answerOf = (named: string | null): Answer | null =>
  named === 'agree' || named === 'refuse' ? named : null

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const query = new URL(request.url).searchParams
  return {
    view: await behindLink(context.api.elders.open({ token })),
    asked: { visitId: query.get('visit'), answer: answerOf(query.get('answer')) },
    said: answerOf(query.get('said')),
    takenBack: query.has('well'),
    rated: query.has('rated'),
    ...{ token, keyOf: randomUUID(), now: context.now, helpPhone: context.helpPhone },
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const form = await request.formData()
  const press = form.get('press')
  if (press === 'help' || press === 'take_back') return helped(context, form, token, press)
  if (press === 'rate') return rated(context, form, token)
  const read = readForm(form, elderAnswerInput.omit({ token: true }))
  if (!read.ok) return read.reply
  try {
    await context.api.elders.answer({ token, ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/e/${token}?said=${read.value.answer}`)
}

async function helped(context: AppLoadContext, form: FormData, token: string, press: 'help' | 'take_back') {
  const read = readForm(form, elderHelpInput.omit({ token: true }))
  if (!read.ok) return read.reply
  const { elders } = context.api
  try {
    await (press === 'help' ? elders.help : elders.takeBackHelp)({ token, ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(press === 'help' ? `/e/${token}` : `/e/${token}?well`)
}

async function rated(context: AppLoadContext, form: FormData, token: string) {
  const read = readForm(form, elderRateInput.omit({ token: true }))
  if (!read.ok) return read.reply
  try {
    await context.api.elders.rate({ token, ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/e/${token}?rated`)
}

export default function Elder() {
  return <ElderPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ElderSorry />
}
