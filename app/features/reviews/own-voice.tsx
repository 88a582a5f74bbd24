import { Form, useActionData } from '@remix-run/react'
import { LockKeyhole } from 'lucide-react'
import { dimensions, type OrderReviews, type OwnReview } from '../../../server/reviews/review.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Badge, Card, Cluster, Stars, SubmitButton, Tag, TextArea, type Tone } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'
import { CheckNews } from './check-news.tsx'
import { RemedyCard } from './remedy-card.tsx'
import { initialOf, ReviewFields } from './review-fields.tsx'
import { ReviewPhotos } from './review-photos.tsx'

type Props = {
  review: OwnReview
  said: OrderReviews
  keys: Record<string, string>
  provider: string
  now: Date
}

/** The family's own word: sealed and still to be changed, or public with what came of it. */
export function OwnVoice({ review, said, keys, provider, now }: Props) {
  const t = useT('reviews')
  const keyOf = keys[review.id] ?? ''
  return (
    <Card className="grid gap-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars value={review.stars} />
        <span className="text-ink-soft">{t('family.by', { name: review.authorName })}</span>
        <ReviewBadge state={review.state} />
      </p>
      <Marks review={review} />
      {review.text && <p className="max-w-measure whitespace-pre-line">{review.text}</p>}
      <ReviewPhotos photos={review.photos} author={review.authorName} {...(said.mayDrop && { keys })} />
      {review.state === 'written' && said.publishesAt && (
        <p className="text-ink-soft">{t('family.sealedUntil', { at: said.publishesAt })}</p>
      )}
      {review.state === 'held' && <p className="text-ink-soft">{t('family.heldText')}</p>}
      {review.reply && (
        <p className="max-w-measure border-s-2 border-pine-line ps-4 whitespace-pre-line">
          <span className="block font-semibold text-pine">{t('family.reply', { provider })}</span>
          {review.reply}
        </p>
      )}
      {review.followUp && (
        <p className="max-w-measure whitespace-pre-line">
          <span className="block font-semibold">{t('family.followUp')}</span>
          {review.followUp}
        </p>
      )}
      <WhatCame reviewId={review.id} said={said} keys={keys} now={now} />
      {review.state === 'written' && said.canWrite && <EditForm review={review} keyOf={keyOf} />}
      {review.canFollowUp && <FollowUpForm review={review} keyOf={keyOf} />}
    </Card>
  )
}

/** Checks and remedies of one review. */
export function WhatCame({
  reviewId,
  said,
  keys,
  now,
}: {
  reviewId: string
  said: Pick<OrderReviews, 'checks' | 'remedies'>
  keys: Record<string, string>
  now: Date
}) {
  return (
    <>
      {said.remedies
        .filter((remedy) => remedy.reviewId === reviewId)
        .map((remedy) => (
          <RemedyCard key={remedy.id} remedy={remedy} keyOf={keys[remedy.id] ?? ''} now={now} />
        ))}
      {said.checks
        .filter((check) => check.reviewId === reviewId)
        .map((check) => (
          <CheckNews key={check.id} check={check} keyOf={keys[check.id] ?? ''} />
        ))}
    </>
  )
}

const tones = { written: 'info', held: 'warn', published: 'good', removed: 'bad' } as const satisfies Record<
  OwnReview['state'],
  Tone
>

export function ReviewBadge({ state }: { state: OwnReview['state'] }) {
  const t = useT('reviews')
  const sealed = state === 'written'
  return (
    <Badge
      tone={tones[state]}
      {...(sealed && { icon: <LockKeyhole aria-hidden="true" className="size-4" /> })}
    >
      {t(sealed ? 'family.sealed' : `family.${state}`)}
    </Badge>
  )
}

/** The sides and words that were marked. */
export function Marks({ review }: { review: Pick<OwnReview, 'dimensions' | 'tags'> }) {
  const t = useT('reviews')
  const marked = dimensions.filter((name) => review.dimensions[name] !== null)
  if (marked.length + review.tags.length === 0) return null
  return (
    <Cluster>
      {marked.map((name) => (
        <Tag key={name}>{`${t(`dimension.${name}`)} ${review.dimensions[name]}`}</Tag>
      ))}
      {review.tags.map((tag) => (
        <Tag key={tag}>{t(`tag.${tag}`)}</Tag>
      ))}
    </Cluster>
  )
}

function EditForm({ review, keyOf }: { review: OwnReview; keyOf: string }) {
  const t = useT('reviews')
  const form = useIntentForm(useActionData(), 'edit', initialOf(review))
  return (
    <Fold summary={t('form.editTitle')} open={form.answered || undefined}>
      <Form method="post" encType="multipart/form-data" noValidate className="grid gap-6">
        <FormSummary form={form} />
        <Intent value="edit" keyOf={keyOf} />
        <ReviewFields form={form} open photos={review.photos.length} />
        <div>
          <SubmitButton tone="secondary">{t('form.edit')}</SubmitButton>
        </div>
      </Form>
    </Fold>
  )
}

function FollowUpForm({ review, keyOf }: { review: OwnReview; keyOf: string }) {
  const t = useT('reviews')
  const form = useIntentForm(useActionData(), 'follow_up')
  return (
    <Fold summary={t('family.followUpAdd')} open={form.answered || undefined}>
      <Form method="post" noValidate className="grid gap-4">
        <FormSummary form={form} />
        <Intent value="follow_up" keyOf={keyOf} />
        <input type="hidden" name="reviewId" value={review.id} />
        <TextArea
          {...form.field('text')}
          id={form.answered ? 'text' : 'follow-up'}
          label={t('family.followUp')}
          hint={t('family.followUpHint')}
          rows={3}
          maxLength={500}
        />
        <div>
          <SubmitButton tone="secondary">{t('family.followUpSend')}</SubmitButton>
        </div>
      </Form>
    </Fold>
  )
}
