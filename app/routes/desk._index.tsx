import type { LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DeskChooser } from '../features/desk/desk-chooser.tsx'
import { dayKey } from '../i18n/shanghai.ts'
import { requirePerson } from '../session/access.server.ts'

export const handle = { title: 'provider:desk.title' }

/** Straight to the one desk; a choice where there are several. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { providers } = requirePerson(context, request)
  const [only] = providers
  if (only && providers.length === 1) throw redirect(`/desk/${only.id}`)
  const today = dayKey(context.now)
  const desks = await Promise.all(
    providers.map(async (desk) => ({
      ...desk,
      ...(await context.api.orders.counts({ providerId: desk.id })),
      today: (await context.api.orders.dayForProvider({ providerId: desk.id, date: today })).length,
    })),
  )
  return { desks }
}

export default function DeskIndex() {
  return <DeskChooser {...useLoaderData<typeof loader>()} />
}
