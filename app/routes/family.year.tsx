import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { yearFrom } from '../features/money/year-from.server.ts'
import { YearPage } from '../features/money/year-page.tsx'
import { requirePerson } from '../session/access.server.ts'

export const handle = { title: 'money:paper.seeYear' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return { summary: await context.api.receipts.year({ year: yearFrom(request) }) }
}

export default function FamilyYear() {
  return <YearPage {...useLoaderData<typeof loader>()} />
}
