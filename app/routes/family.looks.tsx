import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LooksPage } from '../features/privacy/looks-page.tsx'
import { requirePerson } from '../session/access.server.ts'

export const handle = { title: 'consent:looks.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return { looks: await context.api.privacy.looks() }
}

export default function WhoLooked() {
  return <LooksPage {...useLoaderData<typeof loader>()} />
}
