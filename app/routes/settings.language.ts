import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { preferenceCookie, safePath } from '../features/shell/preferences.ts'
import { defaultLocale, isLocale } from '../i18n/locales.ts'

export const loader = () => redirect('/')

/** Keeps the language chosen in the form (`locale`) and goes back to where one was (`to`). */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const locale = form.get('locale')
  return redirect(safePath(form.get('to')), {
    headers: { 'Set-Cookie': preferenceCookie('locale', isLocale(locale) ? locale : defaultLocale) },
  })
}
