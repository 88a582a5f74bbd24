import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawPackageInput } from '../../server/packages/package.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { DeskPackages } from '../features/packages/desk-packages.tsx'
import { sellForm } from '../features/packages/sell-form-schema.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requireManager } from '../session/access.server.ts'

export const handle = { title: 'packages:desk.title' }
export { ClosedPage as ErrorBoundary }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  return { desk: await found(context.api.packages.forDesk({ providerId })), keyOf: randomUUID() }
}

/** Puts a package on sale, or takes one off. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const form = await request.formData()
  try {
    switch (form.get('intent')) {
      case 'sell': {
        const read = readForm(form, sellForm)
        if (!read.ok) return read.reply
        const { price: priceFen, ...rest } = read.value
        await context.api.packages.sell({ ...rest, priceFen })
        return redirect(`/desk/${providerId}/packages`)
      }
      case 'withdraw': {
        const read = readForm(form, withdrawPackageInput)
        if (!read.ok) return read.reply
        await context.api.packages.withdraw(read.value)
        return redirect(`/desk/${providerId}/packages`)
      }
    }
  } catch (error) {
    return actionProblem(error, form)
  }
  throw data(null, { status: 400 })
}

export default function Packages() {
  const { desk, keyOf } = useLoaderData<typeof loader>()
  return <DeskPackages desk={desk} answer={useActionData<typeof action>()} keyOf={keyOf} />
}
