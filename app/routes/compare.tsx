import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CompareTable } from '../features/compare/compare-table.tsx'
import { readCompare } from '../features/compare/read-compare.server.ts'
import { PrintButton } from '../features/orders/print-button.tsx'
import { PrintFoot } from '../features/shell/print-foot.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { dayKey } from '../i18n/shanghai.ts'
import { EmptyState, LinkButton, Page, PageHead } from '../ui/index.ts'

export const handle: Handle = { title: 'compare:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = readCompare(new URL(request.url).searchParams)
  return { asked, providers: await context.api.discovery.compare(asked), today: dayKey(context.now) }
}

export default function Compare() {
  const { asked, providers, today } = useLoaderData<typeof loader>()
  const t = useT('compare')
  if (providers.length < 2) {
    return (
      <Page>
        <PageHead title={t('title')} />
        <EmptyState
          drawing="table"
          title={t(providers.length === 1 ? 'onlyOne' : 'none')}
          action={<LinkButton to="/search">{t('toSearch')}</LinkButton>}
        >
          {t('noneText')}
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page>
      <PageHead title={t('title')} lead={t('lead')} actions={<PrintButton>{t('print')}</PrintButton>} />
      <CompareTable providers={providers} asked={asked} />
      <PrintFoot day={today} />
    </Page>
  )
}
