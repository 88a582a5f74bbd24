import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { addPhotoTo } from '../features/supervision/steps.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const loader = () => redirect('/operator/supervision')

/** One photo of an item under inspection. */
export function action(args: ActionFunctionArgs) {
  requireOperator(args.context, args.request)
  return addPhotoTo(`/operator/supervision/${args.params.id}`, args)
}
