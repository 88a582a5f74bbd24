import type { LoaderFunctionArgs } from '@remix-run/node'
import { privatePicture } from '../rpc/private-picture.server.ts'
import { found } from '../session/access.server.ts'

/** A caregiver's portrait: for everybody, or behind a link that holds for an hour or two. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const asked = {
    portraitId: params.id ?? '',
    size: searchParams.get('size') === 'large' ? ('large' as const) : ('small' as const),
    until: Number(searchParams.get('until')) || 0,
    seal: searchParams.get('seal') ?? '',
  }
  const { bytes } = await found(context.api.portraits.picture(asked))
  return privatePicture(bytes)
}
