import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { checklistInput } from '../../server/supervision/supervision.contract.ts'
import { plainListed } from '../features/seo/site-pages.ts'
import type { Handle } from '../features/shell/title.ts'
import { ChecklistPage } from '../features/supervision/checklist-page.tsx'

export const handle: Handle = {
  title: 'supervision:checklist.title',
  quiet: 'visitors',
  listed: plainListed('/supervision/checklist', 'supervision:checklist.title', 'supervision:checklist.lead'),
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const read = checklistInput.safeParse({ kind: new URL(request.url).searchParams.get('kind') })
  const input = read.success ? read.data : {}
  return { items: await context.api.supervision.checklist(input), kind: input.kind ?? '' }
}

export default function Checklist() {
  return <ChecklistPage {...useLoaderData<typeof loader>()} />
}
