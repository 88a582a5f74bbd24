import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { preferenceCookie, safePath } from '../features/shell/preferences.ts'

export const loader = () => redirect('/')

/** Keeps the elders' or the standard view (`mode`) and goes back to where one was (`to`). */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const mode = form.get('mode') === 'elder' ? 'elder' : 'standard'
  return redirect(safePath(form.get('to')), { headers: { 'Set-Cookie': preferenceCookie('mode', mode) } })
}
