import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { SheetPage } from '../features/supervision/sheet-page.tsx'
import { takeInspectionStep } from '../features/supervision/steps.server.ts'
import { found, requireOperator } from '../session/access.server.ts'

export const handle = { title: 'supervision:operator.sheet' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const sheet = await found(context.api.supervision.sheet({ inspectionId: params.id ?? '' }))
  const keys = Object.fromEntries([...sheet.moves, 'photo'].map((move) => [move, randomUUID()]))
  const { searchParams } = new URL(request.url)
  return { sheet, keys, done: searchParams.get('done'), problem: searchParams.get('problem') }
}

export function action(args: ActionFunctionArgs) {
  requireOperator(args.context, args.request)
  return takeInspectionStep(args)
}

export default function OperatorInspection() {
  return <SheetPage {...useLoaderData<typeof loader>()} answer={useActionData()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
