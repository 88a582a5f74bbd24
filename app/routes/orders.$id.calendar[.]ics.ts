import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarResponse } from '../features/feeds/calendar.server.ts'
import { calendarOf } from '../i18n/calendar.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

/** One visit as a file for one's own calendar. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return calendarResponse(calendarOf(await found(context.api.feeds.entry({ orderId: params.id ?? '' }))))
}
