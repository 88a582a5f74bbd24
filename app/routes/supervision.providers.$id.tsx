import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Handle } from '../features/shell/title.ts'
import { RecordPage } from '../features/supervision/record-page.tsx'
import { found } from '../session/access.server.ts'

export const handle: Handle = {
  quiet: 'visitors',
  title: (t, data) => {
    const page = data as { record: { name: string } } | undefined
    return page ? t('supervision:record.title', { name: page.record.name }) : t('common:errors.notFoundTitle')
  },
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  return { record: await found(context.api.supervision.record({ providerId: params.id ?? '' })) }
}

export default function Record() {
  return <RecordPage {...useLoaderData<typeof loader>()} />
}
