import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarResponse } from '../features/feeds/calendar.server.ts'
import { calendarOf } from '../i18n/calendar.server.ts'
import { found } from '../session/access.server.ts'

/** What a calendar reads by itself: the address is the key. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  return calendarResponse(calendarOf(await found(context.api.feeds.read({ token: params.token ?? '' }))))
}
