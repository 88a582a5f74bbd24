import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { pushDeviceOf } from '../features/account/push-cookie.server.ts'

export const loader = () => redirect('/account')

/** Ends the session here and on the server; this browser is not told any more what concerns whoever was here. */
export async function action({ context, request }: ActionFunctionArgs) {
  const id = await pushDeviceOf(request)
  if (id && context.viewer.kind === 'person') await context.api.notices.removeDevice({ id })
  return redirect('/', { headers: await context.signIn.signOut() })
}
