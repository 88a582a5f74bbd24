import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { PublishedInspectionPage } from '../../server/supervision/supervision.contract.ts'
import type { Handle } from '../features/shell/title.ts'
import { ResultPage } from '../features/supervision/result-page.tsx'
import { found } from '../session/access.server.ts'

export const handle: Handle = {
  quiet: 'visitors',
  title: (t, data) => {
    const page = data as { inspection: PublishedInspectionPage } | undefined
    if (!page) return t('common:errors.notFoundTitle')
    return t('supervision:page.title', { name: page.inspection.providerName })
  },
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  return { inspection: await found(context.api.supervision.result({ inspectionId: params.id ?? '' })) }
}

export default function Result() {
  return <ResultPage {...useLoaderData<typeof loader>()} />
}
