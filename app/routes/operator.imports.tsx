import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { ImportReportPage, ImportsPage } from '../features/operator/imports-page.tsx'
import { useT } from '../i18n/index.ts'
import { found, requireOperator } from '../session/access.server.ts'

export const handle = { title: 'operator:imports.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const { registry } = context.api
  const runId = new URL(request.url).searchParams.get('run')
  if (runId) return { report: await found(registry.run({ runId })), runs: [] }
  return { report: null, runs: await registry.runs() }
}

export default function OperatorImports() {
  const { report, runs } = useLoaderData<typeof loader>()
  return report ? <ImportReportPage report={report} /> : <ImportsPage runs={runs} />
}

export function ErrorBoundary() {
  const t = useT('operator')
  return (
    <ClosedPage
      words={{
        title: t('imports.missingTitle'),
        text: t('imports.missing'),
        to: '/operator/imports',
        action: t('imports.back'),
      }}
    />
  )
}
