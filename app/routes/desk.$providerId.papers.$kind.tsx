import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LINK_MINUTES } from '../../server/filings/filing.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { changePaper, paperAt } from '../features/filings/paper-action.server.ts'
import { doneFrom, PaperPage } from '../features/filings/paper-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { found, missing, requireManager } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) => (data?.paper ? t(`filings:paper.${data.paper.kind as 'licence'}`) : t('filings:title')),
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requireManager(context, request, params.providerId)
  const url = new URL(request.url)
  const asked = paperAt(params, url)
  if (!asked) throw missing()
  const paper = await found(context.api.filings.paper(asked))
  const done = doneFrom(url.searchParams.get('done'))
  return { paper, keyOf: randomUUID(), done, linkMinutes: LINK_MINUTES }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  requireManager(context, request, params.providerId)
  const asked = paperAt(params, new URL(request.url))
  if (!asked) throw missing()
  return changePaper(context, await request.formData(), asked)
}

export default function DeskPaper() {
  const data = useLoaderData<typeof loader>()
  return <PaperPage key={data.paper.kind} {...data} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
