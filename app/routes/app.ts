import { type LoaderFunctionArgs, redirect } from '@remix-run/node'

/** Where the installed app opens: a carer's route, a manager's desk, everybody else's home. */
export function loader({ context: { viewer } }: LoaderFunctionArgs) {
  const at = viewer.kind === 'person' ? viewer.providers : []
  if (at.some(({ role }) => role === 'manager')) return redirect('/desk')
  return redirect(at.some(({ caregiverId }) => caregiverId) ? '/carer' : '/')
}
