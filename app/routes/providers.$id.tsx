import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Caregivers } from '../features/discovery/caregivers.tsx'
import { Offerings } from '../features/discovery/offerings.tsx'
import { NotBookable, ProviderFacts, Sources } from '../features/discovery/provider-facts.tsx'
import { Reviews } from '../features/discovery/reviews.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { Breadcrumbs, Notice, Page, PageHead, Section, WithAside } from '../ui/index.ts'

export const handle: Handle = { title: (_t, found) => found?.provider.name }

export async function loader({ context, params }: LoaderFunctionArgs) {
  try {
    return { provider: await context.api.providers.page({ providerId: params.id ?? '' }) }
  } catch (error) {
    if (problemFrom(error)) throw data(null, { status: 404 })
    throw error
  }
}

export default function ProviderPage() {
  const { provider } = useLoaderData<typeof loader>()
  const t = useT('discovery')
  const eyebrow = [t(`kind.${provider.kind}`), provider.inclusive && t('card.inclusive')]
    .filter(Boolean)
    .join(' · ')
  return (
    <Page>
      <Breadcrumbs items={[{ to: '/search', label: t('search.title') }, { label: provider.name }]} />
      <PageHead title={provider.name} eyebrow={eyebrow} lead={provider.summary || provider.place} />
      {provider.example && <Notice>{t('provider.example')}</Notice>}
      {!provider.bookable && <NotBookable provider={provider} />}
      <WithAside aside={<ProviderFacts provider={provider} />}>
        {provider.offerings.length > 0 && (
          <Section title={t('provider.offerings')}>
            <Offerings offerings={provider.offerings} bookable={provider.bookable} />
          </Section>
        )}
        {provider.caregivers.length > 0 && (
          <Section title={t('provider.caregivers')}>
            <Caregivers caregivers={provider.caregivers} offerings={provider.offerings} />
          </Section>
        )}
        {(provider.bookable || provider.rating.count > 0) && (
          <Section title={t('provider.reviews')}>
            <Reviews rating={provider.rating} reviews={provider.reviews} />
          </Section>
        )}
        {(provider.state !== 'unclaimed' || provider.sources.length > 0) && (
          <Section title={t('provider.source')} level={3}>
            <Sources provider={provider} />
          </Section>
        )}
      </WithAside>
    </Page>
  )
}
