import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { plainListed } from '../features/seo/site-pages.ts'
import type { Handle } from '../features/shell/title.ts'
import { reportOf } from '../features/statistics/report.server.ts'
import { ReportPage } from '../features/statistics/report-page.tsx'

export const handle: Handle = {
  title: 'statistics:plainTitle',
  quiet: 'visitors',
  listed: plainListed('/statistics', 'statistics:plainTitle', 'statistics:lead'),
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  return { report: await reportOf(context, request, false) }
}

export default function Statistics() {
  return <ReportPage {...useLoaderData<typeof loader>()} base="/statistics" />
}
