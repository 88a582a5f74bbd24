import type { LoaderFunctionArgs } from '@remix-run/node'
import { drawVitals } from '../features/care/draw-vitals.server.ts'
import { found, missing, requirePerson } from '../session/access.server.ts'

/** One chart as a picture, drawn on the server: no script draws it. `?dark` for the night, `?narrow` for a phone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const { series } = await found(context.api.care.vitals({ recipientId: params.id ?? '' }))
  const shown = series.find(({ kind }) => `${kind}.svg` === params.chart)
  if (!shown) throw missing()
  const { searchParams } = new URL(request.url)
  const svg = drawVitals(shown, {
    dark: searchParams.has('dark'),
    narrow: searchParams.has('narrow'),
    locale: context.locale,
  })
  return new Response(svg, {
    headers: { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Cache-Control': 'private, no-store' },
  })
}
