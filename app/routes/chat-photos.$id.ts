import type { LoaderFunctionArgs } from '@remix-run/node'
import { privatePicture } from '../rpc/private-picture.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

/** A picture of a conversation, for whoever may enter it at this moment. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const size = new URL(request.url).searchParams.get('size') === 'small' ? 'small' : 'large'
  const { bytes } = await found(context.api.chat.photo({ messageId: params.id ?? '', size }))
  return privatePicture(bytes)
}
