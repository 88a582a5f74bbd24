import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HomeDrawing } from '../features/discovery/home-drawing.tsx'
import { HomeSearch } from '../features/discovery/home-search.tsx'
import { HowItWorks } from '../features/discovery/how-it-works.tsx'
import { Needs } from '../features/discovery/needs.tsx'
import { CallUs } from '../features/discovery/nothing-found.tsx'
import { ProviderCard } from '../features/discovery/provider-card.tsx'
import { homeListed } from '../features/seo/site-pages.ts'
import { useRootData } from '../features/shell/root-data.ts'
import type { Handle } from '../features/shell/title.ts'
import { TourInvitation } from '../features/tour/tour-invitation.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useT } from '../i18n/index.ts'
import { EmptyState, Grid, LinkButton, Page, Section } from '../ui/index.ts'

export const handle: Handle = { listed: homeListed, quiet: 'visitors' }

export async function loader({ context }: LoaderFunctionArgs) {
  const [home, places] = await Promise.all([context.api.discovery.home(), context.api.discovery.places()])
  return { home, places }
}

export default function Home() {
  const { home, places } = useLoaderData<typeof loader>()
  const t = useT('discovery')
  const root = useRootData()
  const helpPhone = root?.helpPhone
  return (
    <Page className="gap-14">
      <Opening counts={home.counts} places={places} />
      <Needs />
      <Nearby cards={home.cards} bookable={home.counts.bookable > 0} />
      <HowItWorks />
      {root?.tour && <TourInvitation />}
      <div className="grid gap-8 border-t border-line pt-8 md:grid-cols-2">
        {helpPhone && (
          <Section title={t('home.help')} lead={t('home.helpText')}>
            <CallUs />
          </Section>
        )}
        <Section title={t('home.claim')} lead={t('home.claimText')}>
          <LinkButton to="/search" tone="secondary" className="justify-self-start">
            {t('home.claimLink')}
          </LinkButton>
        </Section>
      </div>
    </Page>
  )
}

type HomeData = Awaited<ReturnType<typeof loader>>

function Opening({ counts, places }: { counts: HomeData['home']['counts']; places: HomeData['places'] }) {
  const t = useT('discovery')
  const formats = useFormats()
  const figures = { providers: formats.count(counts.providers), bookable: formats.count(counts.bookable) }
  return (
    <header className="grid gap-8">
      <div className="grid items-end gap-6 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-4 pb-2">
          <h1 className="text-3xl leading-tight sm:text-4xl elder:leading-snug">{t('home.title')}</h1>
          <p className="max-w-[26em] text-lg text-ink-soft">{t('home.lead')}</p>
          {counts.providers > 0 && (
            <p className="text-ink-soft">
              {t(counts.bookable > 0 ? 'home.counts' : 'home.countsNone', figures)}
            </p>
          )}
        </div>
        <div className="-mb-8 hidden w-full max-w-105 justify-self-end md:block">
          <HomeDrawing />
        </div>
      </div>
      <HomeSearch places={places} />
    </header>
  )
}

function Nearby({ cards, bookable }: { cards: HomeData['home']['cards']; bookable: boolean }) {
  const t = useT('discovery')
  if (cards.length === 0)
    return <EmptyState title={t('home.nearbyEmpty')}>{t('home.nearbyEmptyText')}</EmptyState>
  return (
    <Section title={t(bookable ? 'home.nearby' : 'home.nearbyNone')}>
      <Grid columns={3}>
        {cards.map((card) => (
          <div key={card.id} className="max-sm:nth-[n+4]:hidden">
            <ProviderCard provider={card} />
          </div>
        ))}
      </Grid>
      <LinkButton
        to={bookable ? '/search?bookable=1' : '/search'}
        tone="secondary"
        className="justify-self-start"
      >
        {t(bookable ? 'home.nearbyAll' : 'home.nearbyAllNone')}
      </LinkButton>
    </Section>
  )
}
