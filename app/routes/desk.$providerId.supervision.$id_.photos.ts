import type { ActionFunctionArgs } from '@remix-run/node'
import { addPhotoTo } from '../features/supervision/steps.server.ts'
import { requireManager } from '../session/access.server.ts'

/** One photo of what was put right. */
export function action(args: ActionFunctionArgs) {
  const { id } = requireManager(args.context, args.request, args.params.providerId)
  return addPhotoTo(`/desk/${id}/supervision/${args.params.id}`, args)
}
