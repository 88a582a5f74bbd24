import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { BooksPage } from '../features/money/books-page.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'money:operator.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const [books, overview, alarms] = await Promise.all([
    context.api.ledger.books(),
    context.api.payouts.overview(),
    context.api.prepayments.alarms(),
  ])
  return { books, overview, alarms, ran: new URL(request.url).searchParams.has('ran') }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  await context.api.payouts.run()
  return redirect('/operator/money?ran=1#payouts')
}

export default function OperatorMoney() {
  return <BooksPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
