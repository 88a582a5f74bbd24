import type { LoaderFunctionArgs } from '@remix-run/node'
import { privatePicture } from '../rpc/private-picture.server.ts'
import { found } from '../session/access.server.ts'

/** A photo of a review: for everybody while the review is public, else by the link its family and operators are given. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const asked = {
    photoId: params.id ?? '',
    size: searchParams.get('size') === 'large' ? ('large' as const) : ('small' as const),
    until: Number(searchParams.get('until')) || 0,
    seal: searchParams.get('seal') ?? '',
  }
  const { bytes } = await found(context.api.reviews.photo(asked))
  return privatePicture(bytes)
}
