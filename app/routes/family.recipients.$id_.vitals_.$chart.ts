import type { LoaderFunctionArgs } from '@remix-run/node'
import { drawVitals } from '../features/care/draw-vitals.server.ts'
import { found, missing, requirePerson } from '../session/access.server.ts'

/** One chart as a picture, drawn on the server: no script draws it. `?dark` for the night. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const { series } = await found(context.api.care.vitals({ recipientId: params.id ?? '' }))
  const shown = series.find(({ kind }) => `${kind}.svg` === params.chart)
  if (!shown) throw missing()
  const svg = drawVitals(shown, {
    dark: new URL(request.url).searchParams.has('dark'),
    locale: context.locale,
  })
  return new Response(svg, {
    headers: { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Cache-Control': 'private, no-store' },
  })
}
