import { type ActionFunctionArgs, redirect } from '@remix-run/node'

export const loader = () => redirect('/account')

/** Ends the session here and on the server. */
export async function action({ context }: ActionFunctionArgs) {
  return redirect('/', { headers: await context.signIn.signOut() })
}
