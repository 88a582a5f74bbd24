import type { LoaderFunctionArgs } from '@remix-run/node'
import { found, requirePerson } from '../session/access.server.ts'

/** A photo of a visit, for whoever may see that visit at this moment; kept by their own browser for a few minutes only. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const size = new URL(request.url).searchParams.get('size') === 'small' ? 'small' : 'large'
  const { bytes } = await found(context.api.care.photo({ entryId: params.id ?? '', size }))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/jpeg',
      'Cache-Control': 'private, max-age=300',
      'Content-Disposition': 'inline',
      'X-Robots-Tag': 'noindex',
    },
  })
}
