import type { LoaderFunctionArgs } from '@remix-run/node'
import { found, requirePerson } from '../session/access.server.ts'

/** A photo of an inspection, for operators and the provider's managers. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const { bytes } = await found(context.api.supervision.photo({ photoId: params.id ?? '' }))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/jpeg',
      'Cache-Control': 'private, max-age=300',
      'Content-Disposition': 'inline',
      'X-Robots-Tag': 'noindex',
    },
  })
}
