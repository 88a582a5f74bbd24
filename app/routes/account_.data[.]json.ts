import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePerson } from '../session/access.server.ts'

/** Everything kept of whoever asks, as a file; made now and kept nowhere. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const data = await context.api.privacy.export()
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="yiyou-${data.madeAt.toISOString().slice(0, 10)}.json"`,
      'Cache-Control': 'no-store',
    },
  })
}
