import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { askErasureInput } from '../../server/privacy/person.contract.ts'
import { MyDataPage } from '../features/mydata/my-data-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { requirePerson } from '../session/access.server.ts'

export const handle: Handle = { title: 'mydata:title' }

const doneOf = (named: string | null): 'asked' | 'undone' | null =>
  named === 'asked' || named === 'undone' ? named : null

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const outlook = await context.api.privacy.erasure()
  return { outlook, done: doneOf(new URL(request.url).searchParams.get('done')) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const undo = form.get('intent') === 'undo'
  try {
    if (undo) await context.api.privacy.undoErasure()
    else {
      const read = readForm(form, askErasureInput)
      if (!read.ok) return read.reply
      await context.api.privacy.askErasure(read.value)
    }
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/account/data?done=${undo ? 'undone' : 'asked'}`)
}

export default function MyData() {
  return <MyDataPage {...useLoaderData<typeof loader>()} />
}
