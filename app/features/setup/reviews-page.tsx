import { Form, useActionData } from '@remix-run/react'
import { ChevronDown } from 'lucide-react'
import type { ProviderPage } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  Card,
  EmptyState,
  Notice,
  Page,
  PageHead,
  Stack,
  Stars,
  SubmitButton,
  TextArea,
  When,
} from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'

type Review = ProviderPage['reviews'][number]
type ReviewsPageProps = {
  rating: ProviderPage['rating']
  reviews: readonly Review[]
  keys: Record<string, string>
  replied: boolean
}

/** What families wrote, the unanswered first, each with its one public reply. */
export function ReviewsPage({ rating, reviews, keys, replied }: ReviewsPageProps) {
  const t = useT('provider')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead
        title={t('reviews.title')}
        lead={t('reviews.lead')}
        actions={rating.count > 0 ? <Stars value={rating.mean} count={rating.count} /> : undefined}
      />
      {replied && (
        <Notice tone="good" live>
          {t('reviews.replied')}
        </Notice>
      )}
      {reviews.length === 0 ? (
        <EmptyState drawing="notebook" title={t('reviews.emptyTitle')}>
          {t('reviews.empty')}
        </EmptyState>
      ) : (
        <Stack as="ul" gap="lg">
          {reviews.map((review) => (
            <Card as="li" key={review.id} className="grid gap-3">
              <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
                <h2 className="text-base">
                  {t('reviews.by', { author: review.author, title: review.title })}
                </h2>
                <span className="text-sm text-ink-soft">
                  <When at={review.createdAt} day year />
                </span>
              </div>
              <Stars value={review.stars} />
              {review.text && <p className="max-w-measure whitespace-pre-line">{review.text}</p>}
              {review.reply ? (
                <Reply review={review} />
              ) : (
                <ReplyForm review={review} keyOf={keys[review.id] ?? ''} />
              )}
            </Card>
          ))}
        </Stack>
      )}
    </Page>
  )
}

function Reply({ review }: { review: Review }) {
  const t = useT('provider')
  return (
    <div className="border-s-3 border-pine-line ps-4">
      <p className="text-sm text-ink-soft">
        {t('reviews.yourReply')}
        {review.repliedAt && (
          <>
            {' · '}
            <When at={review.repliedAt} day year />
          </>
        )}
      </p>
      <p className="max-w-measure whitespace-pre-line">{review.reply}</p>
    </div>
  )
}

function ReplyForm({ review, keyOf }: { review: Review; keyOf: string }) {
  const t = useT('provider')
  const form = useIntentForm(useActionData(), 'reply', {}, { reviewId: review.id })
  return (
    <details open={form.answered || undefined} className="group">
      <summary className="link inline-flex min-h-target-sm list-none items-center gap-2 font-medium [&::-webkit-details-marker]:hidden">
        {t('reviews.reply')}
        <ChevronDown aria-hidden="true" className="size-5 transition-transform group-open:rotate-180" />
      </summary>
      <Form method="post" noValidate className="pt-3">
        <Stack>
          <FormSummary form={form} />
          <Intent value="reply" keyOf={keyOf} />
          <input type="hidden" name="reviewId" value={review.id} />
          <TextArea
            {...form.field('text')}
            id={form.answered ? 'text' : `text-${review.id}`}
            label={t('reviews.yourReply')}
            hint={t('reviews.replyHint')}
            rows={3}
            maxLength={500}
          />
          <div>
            <SubmitButton tone="secondary" name="of" value={review.id}>
              {t('reviews.send')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </details>
  )
}
