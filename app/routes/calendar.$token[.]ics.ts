import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarOf, calendarResponse } from '../features/feeds/calendar.server.ts'
import { found } from '../session/access.server.ts'

/** What a calendar reads by itself: the address is the key. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  return calendarResponse(calendarOf(await found(context.api.feeds.read({ token: params.token ?? '' }))))
}
