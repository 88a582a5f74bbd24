import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { giveConsentInput, withdrawConsentInput } from '../../server/privacy/consent.contract.ts'
import { ConsentsPage } from '../features/privacy/consents-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, shown) => shown && t('consent:title', { calledBy: shown.of.recipient.calledBy }),
}

const doneOf = (named: string | null): 'agreed' | 'withdrawn' | null =>
  named === 'agreed' || named === 'withdrawn' ? named : null

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const of = await found(context.api.privacy.consents({ recipientId: params.id ?? '' }))
  const done = new URL(request.url).searchParams.get('done')
  return { of, done: doneOf(done) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const { privacy } = context.api
  const form = await request.formData()
  const recipientId = params.id ?? ''
  form.set('recipientId', recipientId)
  const page = `/family/recipients/${recipientId}/consents`
  try {
    if (form.get('intent') === 'withdraw') {
      const read = readForm(form, withdrawConsentInput)
      if (!read.ok) return read.reply
      await privacy.withdraw(read.value)
      return redirect(`${page}?done=withdrawn`)
    }
    const read = readForm(form, giveConsentInput)
    if (!read.ok) return read.reply
    await privacy.agree(read.value)
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`${page}?done=agreed`)
}

export default function RecipientConsentsPage() {
  return <ConsentsPage {...useLoaderData<typeof loader>()} />
}
