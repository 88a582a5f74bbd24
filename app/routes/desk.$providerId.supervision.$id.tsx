import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { DeskSheetPage } from '../features/supervision/desk-pages.tsx'
import { reportCorrection } from '../features/supervision/steps.server.ts'
import { found, missing, requireManager } from '../session/access.server.ts'

export const handle = { title: 'supervision:desk.inspections' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id } = requireManager(context, request, params.providerId)
  const sheet = await found(context.api.supervision.sheet({ inspectionId: params.id ?? '' }))
  if (sheet.providerId !== id) throw missing()
  const { searchParams } = new URL(request.url)
  const said = { done: searchParams.has('done'), problem: searchParams.get('problem') }
  return { sheet, ...said, keys: { correct: randomUUID(), photo: randomUUID() } }
}

export function action(args: ActionFunctionArgs) {
  requireManager(args.context, args.request, args.params.providerId)
  return reportCorrection(args)
}

export default function DeskInspection() {
  return <DeskSheetPage {...useLoaderData<typeof loader>()} answer={useActionData()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
