import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ProviderCard } from '../features/discovery/provider-card.tsx'
import { searchPath } from '../features/discovery/search-path.ts'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { found, requirePerson } from '../session/access.server.ts'
import { Badge, Breadcrumbs, EmptyState, LinkButton, Page, PageHead } from '../ui/index.ts'

export const handle: Handle = {
  title: (t, data) => t('searches:page.title', { name: data?.search.name ?? '' }),
}

/** Opening counts as having looked. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return { search: await found(context.api.searches.open({ searchId: params.id ?? '' })) }
}

export default function SavedSearch() {
  const { search } = useLoaderData<typeof loader>()
  const t = useT('searches')
  const count = search.finds.length
  const results = (
    <LinkButton to={searchPath(search.query)} tone="secondary" className="justify-self-start">
      {t('results')}
    </LinkButton>
  )
  return (
    <Page width="form">
      <Breadcrumbs items={[{ to: '/searches', label: t('title') }, { label: search.name }]} />
      <PageHead
        title={t('page.title', { name: search.name })}
        lead={count > 0 ? t('page.lead', { count }) : undefined}
      />
      {count === 0 ? (
        <EmptyState drawing="door" title={t('page.empty')} action={results}>
          {search.over ? t('overText') : t('page.emptyText')}
        </EmptyState>
      ) : (
        <>
          <ul className="grid gap-4">
            {search.finds.map(({ card, foundAt, isNew }) => (
              <li key={card.id}>
                <ProviderCard provider={card}>
                  <p className="flex flex-wrap items-center gap-3 text-sm text-ink-soft elder:text-base">
                    {isNew && <Badge tone="pine">{t('page.isNew')}</Badge>}
                    {t('page.foundAt', { at: foundAt })}
                  </p>
                </ProviderCard>
              </li>
            ))}
          </ul>
          {results}
        </>
      )}
    </Page>
  )
}
