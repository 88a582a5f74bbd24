import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ProviderPage as Page } from '../../server/providers/provider.contract.ts'
import { Caregivers } from '../features/discovery/caregivers.tsx'
import { Offerings } from '../features/discovery/offerings.tsx'
import { ProviderCard } from '../features/discovery/provider-card.tsx'
import { NotBookable, ProviderFacts, Sources } from '../features/discovery/provider-facts.tsx'
import { Reviews } from '../features/discovery/reviews.tsx'
import { VerifiedPapers } from '../features/filings/verified-papers.tsx'
import { providerListed, providerTitle } from '../features/seo/provider-page.ts'
import type { Handle } from '../features/shell/title.ts'
import { RecordStrip } from '../features/supervision/record-page.tsx'
import { ClosingNotice } from '../features/watch/closing-notice.tsx'
import { useT } from '../i18n/index.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { Breadcrumbs, Page as Frame, Grid, Notice, PageHead, Section, WithAside } from '../ui/index.ts'

export const handle: Handle = { title: providerTitle, listed: providerListed, quiet: 'visitors' }

export async function loader({ context, params }: LoaderFunctionArgs) {
  try {
    const providerId = params.id ?? ''
    const [provider, verified, record, packages] = await Promise.all([
      context.api.providers.page({ providerId }),
      context.api.filings.verified({ providerId }),
      context.api.supervision.record({ providerId }),
      context.api.packages.offers({ providerId }),
    ])
    if (provider.bookable) return { provider, verified, record, packages, instead: [], closing: null }
    const closing = await context.api.closures.notice({ providerId })
    return {
      provider,
      verified,
      record,
      packages: [],
      instead: await bookableNear(context, provider),
      closing,
    }
  } catch (error) {
    if (problemFrom(error)) throw data(null, { status: 404 })
    throw error
  }
}

/** Up to three that can be booked: the nearest, or where it is not known where this one stands, those of its city. */
async function bookableNear({ api }: AppLoadContext, { lat, lng, place }: Page) {
  const [city = ''] = place.split(/\s+/)
  const known = lat !== null && lng !== null
  const where = known ? { near: { lat, lng }, sort: 'distance' as const } : { city }
  const { hits } = await api.discovery.search({ bookable: true, ...where })
  return hits.filter(({ metres }) => metres === null || metres < FAR).slice(0, 3)
}

/** Beyond this, in metres, nobody is near. */
const FAR = 50_000

export default function ProviderPage() {
  const { provider, verified, record, packages, instead, closing } = useLoaderData<typeof loader>()
  const t = useT('discovery')
  const eyebrow = [t(`kind.${provider.kind}`), provider.inclusive && t('card.inclusive')]
    .filter(Boolean)
    .join(' · ')
  return (
    <Frame>
      <Breadcrumbs items={[{ to: '/search', label: t('search.title') }, { label: provider.name }]} />
      <PageHead title={provider.name} eyebrow={eyebrow} lead={provider.summary || provider.place} />
      {provider.example && <Notice>{t('provider.example')}</Notice>}
      {closing && <ClosingNotice closing={closing} />}
      {!provider.bookable && !closing && <NotBookable provider={provider} />}
      <WithAside aside={<ProviderFacts provider={provider} />}>
        {instead.length > 0 && (
          <Section title={t('provider.instead')}>
            <Grid columns={2}>
              {instead.map((card) => (
                <ProviderCard key={card.id} provider={card} />
              ))}
            </Grid>
          </Section>
        )}
        {provider.offerings.length > 0 && (
          <Section title={t('provider.offerings')}>
            <Offerings offerings={provider.offerings} packages={packages} bookable={provider.bookable} />
          </Section>
        )}
        {provider.caregivers.length > 0 && (
          <Section title={t('provider.caregivers')}>
            <Caregivers {...provider} verified={verified.carers} />
          </Section>
        )}
        <VerifiedPapers papers={verified.house} />
        {(provider.bookable || provider.rating.count + provider.elderRating.count > 0) && (
          <Section title={t('provider.reviews')}>
            <Reviews {...provider} />
          </Section>
        )}
        {(provider.state !== 'unclaimed' || record.inspections.length + record.grades.length > 0) && (
          <RecordStrip record={record} />
        )}
        {(provider.state !== 'unclaimed' || provider.sources.length > 0) && (
          <Section title={t('provider.source')} level={3}>
            <Sources provider={provider} />
          </Section>
        )}
      </WithAside>
    </Frame>
  )
}
