import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { leaveWaitlistInput } from '../../server/orders/waitlist/waitlist.contract.ts'
import { WishList } from '../features/waitlist/wish-list.tsx'
import { readForm } from '../rpc/form.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle = { title: 'waitlist:title' }

const dones = ['joined', 'left', 'declined'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const asked = new URL(request.url).searchParams.get('done')
  const done = dones.find((name) => name === asked) ?? null
  return { wishes: await context.api.waitlist.mine(), done }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const read = readForm(await request.formData(), leaveWaitlistInput)
  if (!read.ok) return read.reply
  await found(context.api.waitlist.leave(read.value))
  return redirect('/waitlist?done=left')
}

export default function Waitlist() {
  return <WishList {...useLoaderData<typeof loader>()} />
}
