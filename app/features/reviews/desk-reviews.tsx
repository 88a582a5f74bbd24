import type { ProviderPage } from '../../../server/providers/provider.contract.ts'
import type { DeskReviews } from '../../../server/reviews/review.contract.ts'
import { useT } from '../../i18n/index.ts'
import { EmptyState, Notice, Page, PageHead, Section, Stack, Stars } from '../../ui/index.ts'
import { DeskReview } from './desk-review.tsx'
import { HomeForm } from './home-form.tsx'

export type DeskReviewsPageProps = {
  rating: ProviderPage['rating']
  desk: DeskReviews
  keys: Record<string, string>
  done: string | null
  now: Date
}
const dones = ['home', 'reply', 'remedy', 'appeal', 'report'] as const

/** What a manager has to do with reviews: homes to write of, public words to answer, remedies to carry out. */
export function DeskReviewsPage({ rating, desk, keys, done, now }: DeskReviewsPageProps) {
  const t = useT(['reviews', 'provider'])
  const told = dones.find((name) => name === done)
  return (
    <Page className="py-6 sm:py-8">
      <PageHead
        title={t('provider:reviews.title')}
        lead={t('reviews:desk.lead')}
        actions={rating.count > 0 ? <Stars value={rating.mean} count={rating.count} /> : undefined}
      />
      {told && (
        <Notice tone="good" live>
          {t(`reviews:desk.done.${told}`)}
        </Notice>
      )}
      {desk.waiting > 0 && (
        <Notice tone="info" title={t('reviews:desk.waiting', { count: desk.waiting })}>
          {t('reviews:desk.waitingText')}
        </Notice>
      )}
      {desk.homes.length > 0 && (
        <Section title={t('reviews:desk.homes')} lead={t('reviews:desk.homesText')}>
          <Stack as="ul" gap="sm">
            {desk.homes.map((home) => (
              <li key={home.orderId}>
                <HomeForm home={home} keyOf={keys[home.orderId] ?? ''} />
              </li>
            ))}
          </Stack>
        </Section>
      )}
      <Section title={t('reviews:desk.published')}>
        {desk.reviews.length === 0 ? (
          <EmptyState drawing="notebook" title={t('provider:reviews.emptyTitle')}>
            {t('provider:reviews.empty')}
          </EmptyState>
        ) : (
          <Stack as="ul" gap="lg">
            {desk.reviews.map((review) => (
              <DeskReview key={review.id} review={review} desk={desk} keys={keys} now={now} />
            ))}
          </Stack>
        )}
      </Section>
    </Page>
  )
}
