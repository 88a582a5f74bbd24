import type { LoaderFunctionArgs } from '@remix-run/node'
import { privatePicture } from '../rpc/private-picture.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

/** A photo of a visit, for whoever may see that visit at this moment. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const { searchParams } = new URL(request.url)
  const size = searchParams.get('size') === 'small' ? 'small' : 'large'
  const { care, carer } = context.api
  const id = params.id ?? ''
  const { bytes } = await found(
    searchParams.has('late') ? carer.latePhoto({ noteId: id }) : care.photo({ entryId: id, size }),
  )
  return privatePicture(bytes)
}
