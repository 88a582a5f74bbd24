import type { LoaderFunctionArgs } from '@remix-run/node'
import { privatePicture } from '../rpc/private-picture.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

/** A photo of a visit, for whoever may see that visit at this moment. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const size = new URL(request.url).searchParams.get('size') === 'small' ? 'small' : 'large'
  const { bytes } = await found(context.api.care.photo({ entryId: params.id ?? '', size }))
  return privatePicture(bytes)
}
