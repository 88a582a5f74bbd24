import type { LoaderFunctionArgs } from '@remix-run/node'
import { chartOf, reportOf } from '../features/statistics/report.server.ts'

/** One set of a year as a picture. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const svg = chartOf(await reportOf(context, request, false), params.key ?? '', request)
  if (!svg) throw new Response(null, { status: 404 })
  return new Response(svg, {
    headers: { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Cache-Control': 'private, max-age=300' },
  })
}
