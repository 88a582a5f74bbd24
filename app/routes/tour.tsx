import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Handle } from '../features/shell/title.ts'
import { TourPage } from '../features/tour/tour-page.tsx'
import { readCookie } from '../i18n/detect.ts'

export const handle: Handle = { title: 'tour:title' }

const COOKIE = 'tour'

/** Exists in the example world alone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const view = await context.tourOf?.(readCookie(request.headers, COOKIE) ?? '').look()
  if (!view) throw data(null, { status: 404 })
  return view
}

/** `done`: how many steps the reader has seen; a second press of the same button plays nothing twice. */
export async function action({ context, request }: ActionFunctionArgs) {
  if (!context.tourOf) throw data(null, { status: 404 })
  const form = await request.formData()
  const visitor = readCookie(request.headers, COOKIE) || randomUUID()
  const tour = context.tourOf(visitor)
  if (form.get('intent') === 'again') tour.again()
  else await tour.next(Number(form.get('done')))
  const cookie = `${COOKIE}=${visitor}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax`
  return redirect('/tour', { headers: { 'Set-Cookie': cookie } })
}

export default function Tour() {
  return <TourPage view={useLoaderData<typeof loader>()} />
}
