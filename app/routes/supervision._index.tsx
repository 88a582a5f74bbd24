import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { publishedInput } from '../../server/supervision/supervision.contract.ts'
import { plainListed } from '../features/seo/site-pages.ts'
import type { Handle } from '../features/shell/title.ts'
import { type Filter, PublishedPage } from '../features/supervision/published-page.tsx'

export const handle: Handle = {
  title: 'supervision:title',
  quiet: 'visitors',
  listed: plainListed('/supervision', 'supervision:title', 'supervision:lead'),
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = [...new URL(request.url).searchParams].filter(([, value]) => value !== '')
  const read = publishedInput.safeParse(Object.fromEntries(asked))
  const { page, ...filter } = read.success ? read.data : publishedInput.parse({})
  return { list: await context.api.supervision.published({ ...filter, page }), filter: filter as Filter }
}

export default function Supervision() {
  return <PublishedPage {...useLoaderData<typeof loader>()} />
}
