import { Form, Link, useActionData } from '@remix-run/react'
import { ChevronDown } from 'lucide-react'
import type { DeskReviews } from '../../../server/reviews/review.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Badge, Card, Stack, Stars, SubmitButton, TextArea, When } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Face, type Grade } from './faces.tsx'
import { Marks, ReviewBadge, WhatCame } from './own-voice.tsx'
import { ReviewPhotos } from './review-photos.tsx'

type Review = DeskReviews['reviews'][number]
type DeskReviewProps = { review: Review; desk: DeskReviews; keys: Record<string, string>; now: Date }

/** One public word: what came of it, the one reply, and the way to report it. */
export function DeskReview({ review, desk, keys, now }: DeskReviewProps) {
  const t = useT(['reviews', 'provider'])
  const elder = review.voice === 'elder'
  const author = elder
    ? t(review.notedBy === 'recipient' ? 'reviews:desk.elder' : 'reviews:desk.elderNoted')
    : review.author
  return (
    <Card as="li" className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="text-base">{t('provider:reviews.by', { author, title: review.title })}</h3>
        <span className="text-sm text-ink-soft elder:text-base">
          <When at={review.createdAt} day year />
        </span>
      </div>
      <p className="flex flex-wrap items-center gap-3">
        {elder ? <Face grade={review.stars as Grade} className="size-8" /> : <Stars value={review.stars} />}
        {elder && <span>{t(`reviews:grade.g${review.stars as Grade}`)}</span>}
        {review.state === 'published' ? (
          <Badge tone="plain">{t(elder ? 'reviews:desk.elder' : 'reviews:desk.family')}</Badge>
        ) : (
          <ReviewBadge state={review.state} />
        )}
      </p>
      <Marks review={review} />
      {review.text && <p className="max-w-measure whitespace-pre-line">{review.text}</p>}
      <ReviewPhotos photos={review.photos} author={author} />
      {review.followUp && (
        <p className="max-w-measure whitespace-pre-line">
          <span className="block font-semibold">{t('reviews:family.followUp')}</span>
          {review.followUp}
        </p>
      )}
      <WhatCame reviewId={review.id} said={desk} keys={keys} now={now} />
      {review.reply ? (
        <Reply review={review} />
      ) : (
        review.state === 'published' && <ReplyForm review={review} keyOf={keys[review.id] ?? ''} />
      )}
      {review.state === 'published' && (
        <p>
          <Link to={`/reviews/${review.id}/report`} className="link text-sm elder:text-base">
            {t('reviews:desk.report')}
            <span className="sr-only"> · {t('provider:reviews.by', { author, title: review.title })}</span>
          </Link>
        </p>
      )}
    </Card>
  )
}

function Reply({ review }: { review: Review }) {
  const t = useT('provider')
  return (
    <div className="border-s-3 border-pine-line ps-4">
      <p className="text-sm text-ink-soft elder:text-base">
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
