import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PackageCard } from '../features/packages/package-card.tsx'
import { useT } from '../i18n/index.ts'
import { requirePerson } from '../session/access.server.ts'
import { EmptyState, LinkButton, Page, PageHead, Stack } from '../ui/index.ts'

export const handle = { title: 'packages:mine' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return { packages: await context.api.packages.mine() }
}

/** The family's packages of visits. */
export default function Packages() {
  const { packages } = useLoaderData<typeof loader>()
  const t = useT('packages')
  return (
    <Page>
      <PageHead title={t('mine')} lead={t('mineLead')} />
      {packages.length === 0 ? (
        <EmptyState
          drawing="calendar"
          title={t('none')}
          action={<LinkButton to="/search">{t('noneFind')}</LinkButton>}
        >
          {t('noneText')}
        </EmptyState>
      ) : (
        <Stack gap="md" as="ul">
          {packages.map((found) => (
            <li key={found.id}>
              <PackageCard found={found} />
            </li>
          ))}
        </Stack>
      )}
    </Page>
  )
}
