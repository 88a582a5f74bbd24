import type { ProviderPage } from '../../../server/providers/provider.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, EmptyState, Stars } from '../../ui/index.ts'

type Props = Pick<ProviderPage, 'rating' | 'reviews'>

/** How it was for others: mean with its count, how the grades spread, then each review with the provider's answer. */
export function Reviews({ rating, reviews }: Props) {
  const t = useT('discovery')
  if (rating.count === 0) {
    return (
      <EmptyState drawing="notebook" title={t('provider.reviewsNone')}>
        {t('provider.reviewsNoneText')}
      </EmptyState>
    )
  }
  return (
    <div className="grid gap-6">
      <Spread rating={rating} />
      <ul className="grid gap-4">
        {reviews.map((review) => (
          <Review key={review.id} review={review} />
        ))}
      </ul>
    </div>
  )
}

function Spread({ rating }: Pick<Props, 'rating'>) {
  const t = useT('discovery')
  const most = Math.max(...rating.histogram, 1)
  return (
    <div className="grid items-center gap-6 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-10">
      <div className="grid gap-1">
        {rating.mean === null ? (
          <p className="max-w-56 text-ink-soft">{t('provider.meanFew')}</p>
        ) : (
          <p className="flex items-baseline gap-2">
            <span className="text-4xl font-semibold">{rating.mean.toFixed(1)}</span>
            <span className="text-ink-soft">{t('provider.mean')}</span>
          </p>
        )}
        <p className="text-ink-soft">{t('provider.reviewCount', { count: rating.count })}</p>
      </div>
      <ul aria-label={t('provider.histogram')} className="grid max-w-96 gap-1.5">
        {([5, 4, 3, 2, 1] as const).map((stars) => {
          const count = rating.histogram[stars - 1] ?? 0
          return (
            <li key={stars} className="grid grid-cols-[1.2em_minmax(0,1fr)_2em] items-center gap-3">
              <span className="sr-only">{t('provider.histogramRow', { stars, count })}</span>
              <span aria-hidden="true" className="text-sm elder:text-base">
                {stars}
              </span>
              <span aria-hidden="true" className="h-2.5 overflow-hidden rounded-full bg-sunken">
                <span
                  className="block h-full rounded-full bg-pine"
                  style={{ width: `${(count / most) * 100}%` }}
                />
              </span>
              <span aria-hidden="true" className="text-sm text-ink-soft elder:text-base">
                {count}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Review({ review }: { review: Props['reviews'][number] }) {
  const t = useT('discovery')
  const formats = useFormats()
  return (
    <Card as="li" className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Stars value={review.stars} />
          <span className="font-semibold">{review.author || t('provider.anonymous')}</span>
        </p>
        <p className="text-sm text-ink-soft elder:text-base">
          {review.title} ·{' '}
          <time dateTime={review.createdAt.toISOString()}>{formats.fullDay(review.createdAt)}</time>
        </p>
      </div>
      {review.text && <p className="max-w-measure whitespace-pre-line">{review.text}</p>}
      {review.reply && (
        <div className="border-s-2 border-pine-line ps-4">
          <p className="text-sm font-semibold text-pine elder:text-base">
            {t('provider.reply')}
            {review.repliedAt && (
              <span className="font-normal text-ink-soft"> · {formats.day(review.repliedAt)}</span>
            )}
          </p>
          <p className="max-w-measure whitespace-pre-line">{review.reply}</p>
        </div>
      )}
    </Card>
  )
}
