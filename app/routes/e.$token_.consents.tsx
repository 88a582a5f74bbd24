import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeOwnConsentInput } from '../../server/privacy/consent.contract.ts'
import { ElderSorry } from '../features/elder/elder-sorry.tsx'
import { behindLink, linkHeaders } from '../features/elder/link-page.server.ts'
import { OwnConsentsPage } from '../features/privacy/own-consents-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { isFormReply } from '../rpc/form-reply.ts'

export const handle: Handle = { title: 'consent:elder.title', bare: true, elder: true }

export const headers = linkHeaders

const saidOf = (named: string | null): 'agree' | 'withdraw' | null =>
  named === 'agree' || named === 'withdraw' ? named : null

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const said = new URL(request.url).searchParams.get('said')
  const of = await behindLink(context.api.elders.consents({ token }))
  return { of, token, said: saidOf(said) }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const form = await request.formData()
  const read = readForm(form, changeOwnConsentInput.omit({ token: true }))
  if (!read.ok) return read.reply
  try {
    await context.api.elders.changeConsent({ token, ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/e/${token}/consents?said=${read.value.answer}`)
}

export default function OwnConsents() {
  const answer = useActionData()
  return (
    <OwnConsentsPage
      {...useLoaderData<typeof loader>()}
      problem={isFormReply(answer) ? answer.problem : null}
    />
  )
}

export function ErrorBoundary() {
  return <ElderSorry />
}
