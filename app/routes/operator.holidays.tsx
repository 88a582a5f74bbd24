import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HolidaysPage } from '../features/roster/holidays-page.tsx'
import { changeHolidays } from '../features/roster/roster.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'roster:holiday.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  return { table: await context.api.roster.holidays() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  return changeHolidays(context, await request.formData())
}

export default function OperatorHolidays() {
  return <HolidaysPage {...useLoaderData<typeof loader>()} />
}
