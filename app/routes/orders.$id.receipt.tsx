import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ReceiptPage } from '../features/money/receipt-page.tsx'
import { found, requirePerson } from '../session/access.server.ts'

export const handle = { title: 'money:paper.receipt' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return { receipt: await found(context.api.receipts.order({ orderId: params.id ?? '' })) }
}

export default function OrderReceipt() {
  return <ReceiptPage {...useLoaderData<typeof loader>()} />
}
