import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { BooksPage } from '../features/money/books-page.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'money:operator.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  return { books: await context.api.ledger.books() }
}

export default function OperatorMoney() {
  return <BooksPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
