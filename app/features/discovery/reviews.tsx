import { Link } from '@remix-run/react'
import type { ProviderPage, RatingView } from '../../../server/providers/provider.contract.ts'
import { dimensions } from '../../../server/reviews/review.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, EmptyState, Section, Stars, Tag } from '../../ui/index.ts'
import { Face, type Grade, grades } from '../reviews/faces.tsx'
import { ReviewPhotos } from '../reviews/review-photos.tsx'

type Props = Pick<ProviderPage, 'rating' | 'elderRating' | 'dimensions' | 'reviews'>
type Review = Props['reviews'][number]

/** How it was for others: the families' voice, and apart from it the elders' own. */
export function Reviews({ rating, elderRating, dimensions: means, reviews }: Props) {
  const t = useT(['discovery', 'reviews'])
  if (rating.count + elderRating.count === 0) {
    return (
      <EmptyState drawing="notebook" title={t('discovery:provider.reviewsNone')}>
        {t('discovery:provider.reviewsNoneText')}
      </EmptyState>
    )
  }
  return (
    <div className="grid gap-10">
      {elderRating.count > 0 && (
        <Section title={t('reviews:page.elder')} lead={t('reviews:page.elderText')} level={3}>
          <ElderSpread rating={elderRating} />
          <ReviewList reviews={reviews.filter(({ voice, text }) => voice === 'elder' && text)} />
        </Section>
      )}
      {rating.count > 0 && (
        <Section title={t('reviews:page.family')} level={3}>
          <Spread rating={rating} />
          <Dimensions means={means} />
          <ReviewList reviews={reviews.filter(({ voice }) => voice === 'family')} />
        </Section>
      )}
    </div>
  )
}

function ReviewList({ reviews }: { reviews: readonly Review[] }) {
  if (reviews.length === 0) return null
  return (
    <ul className="grid gap-4">
      {reviews.map((review) => (
        <ReviewCard key={review.id} review={review} />
      ))}
    </ul>
  )
}

function Mean({ rating, unit }: { rating: RatingView; unit: string }) {
  const t = useT('reviews')
  return (
    <div className="grid gap-1">
      {rating.mean === null ? (
        <p className="max-w-56 text-ink-soft">{t('page.few')}</p>
      ) : (
        <p className="flex items-baseline gap-2">
          <span className="text-4xl font-semibold">{rating.mean.toFixed(1)}</span>
          <span className="text-ink-soft">{t('page.of')}</span>
        </p>
      )}
      <p className="text-ink-soft">{unit}</p>
    </div>
  )
}

function Spread({ rating }: { rating: RatingView }) {
  const t = useT(['discovery', 'reviews'])
  const most = Math.max(...rating.histogram, 1)
  return (
    <div className="grid gap-3">
      <div className="grid items-center gap-6 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-10">
        <Mean rating={rating} unit={t('discovery:provider.reviewCount', { count: rating.count })} />
        <ul aria-label={t('discovery:provider.histogram')} className="grid max-w-96 gap-1.5">
          {grades.map((stars) => {
            const count = rating.histogram[stars - 1] ?? 0
            return (
              <li key={stars} className="grid grid-cols-[1.2em_minmax(0,1fr)_2em] items-center gap-3">
                <span className="sr-only">{t('discovery:provider.histogramRow', { stars, count })}</span>
                <span aria-hidden="true" className="text-sm elder:text-base">
                  {stars}
                </span>
                <Bar share={count / most} />
                <span aria-hidden="true" className="text-sm text-ink-soft elder:text-base">
                  {count}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
      <p className="max-w-measure text-sm text-ink-soft elder:text-base">
        {t('reviews:page.weighed', { mean: rating.weighed.toFixed(1) })}
      </p>
    </div>
  )
}

function ElderSpread({ rating }: { rating: ProviderPage['elderRating'] }) {
  const t = useT('reviews')
  const most = Math.max(...rating.histogram, 1)
  return (
    <div className="grid gap-3">
      <div className="grid items-center gap-6 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-10">
        <Mean rating={rating} unit={t('page.count', { count: rating.count })} />
        <ul aria-label={t('page.histogram')} className="grid max-w-96 gap-1.5">
          {grades.map((grade) => {
            const count = rating.histogram[grade - 1] ?? 0
            return (
              <li
                key={grade}
                className="grid grid-cols-[auto_minmax(0,7em)_minmax(1.5rem,1fr)_2em] items-center gap-2 text-sm elder:text-base"
              >
                <span className="sr-only">{t('page.row', { grade: t(`grade.g${grade}`), count })}</span>
                <Face grade={grade} className="size-6" />
                <span aria-hidden="true">{t(`grade.g${grade}`)}</span>
                <Bar share={count / most} />
                <span aria-hidden="true" className="text-ink-soft">
                  {count}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
      {rating.byPhone > 0 && (
        <p className="max-w-measure text-sm text-ink-soft elder:text-base">
          {t('page.byPhone', { count: rating.byPhone })}
        </p>
      )}
    </div>
  )
}

function Bar({ share }: { share: number }) {
  return (
    <span aria-hidden="true" className="h-2.5 overflow-hidden rounded-full bg-sunken">
      <span className="block h-full rounded-full bg-pine" style={{ width: `${share * 100}%` }} />
    </span>
  )
}

function Dimensions({ means }: { means: Props['dimensions'] }) {
  const t = useT('reviews')
  const known = dimensions.flatMap((name) => {
    const mean = means[name]
    return mean === null ? [] : [{ name, mean }]
  })
  if (known.length === 0) return null
  return (
    <dl aria-label={t('page.dimensions')} className="flex flex-wrap gap-x-8 gap-y-2">
      {known.map(({ name, mean }) => (
        <div key={name} className="flex items-baseline gap-2">
          <dt className="text-ink-soft">{t(`dimension.${name}`)}</dt>
          <dd className="font-semibold">{mean.toFixed(1)}</dd>
        </div>
      ))}
    </dl>
  )
}

function ReviewCard({ review }: { review: Review }) {
  const t = useT(['discovery', 'reviews'])
  const formats = useFormats()
  const elder = review.voice === 'elder'
  const author = elder ? t('reviews:page.elderName') : review.author || t('discovery:provider.anonymous')
  return (
    <Card as="li" className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {elder ? <Face grade={review.stars as Grade} className="size-7" /> : <Stars value={review.stars} />}
          <span className="font-semibold">{author}</span>
          {review.noted && <Tag>{t('reviews:page.noted')}</Tag>}
        </p>
        <p className="text-sm text-ink-soft elder:text-base">
          {review.title} ·{' '}
          <time dateTime={review.createdAt.toISOString()}>{formats.fullDay(review.createdAt)}</time>
        </p>
      </div>
      {review.tags.length > 0 && (
        <p className="flex flex-wrap gap-2">
          {review.tags.map((tag) => (
            <Tag key={tag}>{t(`reviews:tag.${tag}`)}</Tag>
          ))}
        </p>
      )}
      {review.text && <p className="max-w-measure whitespace-pre-line">{review.text}</p>}
      <ReviewPhotos photos={review.photos} author={author} />
      {review.followUp && review.followUpAt && (
        <p className="max-w-measure whitespace-pre-line">
          <span className="block text-sm font-semibold elder:text-base">
            {t('reviews:page.followUp', { at: review.followUpAt })}
          </span>
          {review.followUp}
        </p>
      )}
      <Answer title={t('discovery:provider.reply')} at={review.repliedAt} text={review.reply} />
      {review.remedy && (
        <Answer
          title={`${t('reviews:page.remedy')} · ${t(`reviews:remedy.public.${review.remedy.state}`, { at: new Date(review.remedy.remedyBy.getTime() - 1) })}`}
          at={null}
          text={review.remedy.text}
        />
      )}
      <p>
        <Link
          to={`/reviews/${review.id}/report`}
          rel="nofollow"
          className="inline-flex items-center text-sm text-ink-soft underline elder:min-h-target elder:min-w-target elder:text-base print:hidden"
        >
          {t('reviews:page.report')}
          <span className="sr-only">
            {' '}
            · {author}, {review.title}
          </span>
        </Link>
      </p>
    </Card>
  )
}

function Answer({ title, at, text }: { title: string; at: Date | null; text: string | null }) {
  const formats = useFormats()
  if (text === null) return null
  return (
    <div className="border-s-2 border-pine-line ps-4">
      <p className="text-sm font-semibold text-pine elder:text-base">
        {title}
        {at && <span className="font-normal text-ink-soft"> · {formats.day(at)}</span>}
      </p>
      {text && <p className="max-w-measure whitespace-pre-line">{text}</p>}
    </div>
  )
}
