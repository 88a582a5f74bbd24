import { Form } from '@remix-run/react'
import type { ReviewPhotoView } from '../../../server/reviews/photos/photo.contract.ts'
import { useT } from '../../i18n/index.ts'
import { SubmitButton } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'

type ReviewPhotosProps = {
  photos: readonly ReviewPhotoView[]
  /** Whose words they belong to. */
  author: string
  /** Their own family takes them away with these keys. */
  keys?: Record<string, string>
}

/** The photos of a review, small, each the way to its large one. Their room is taken before they come. */
export function ReviewPhotos({ photos, author, keys }: ReviewPhotosProps) {
  const t = useT('reviews')
  if (photos.length === 0) return null
  const count = photos.length
  return (
    <ul aria-label={t('photos.of', { author })} className="flex flex-wrap gap-3">
      {photos.map((photo, at) => {
        const alt = photo.text || t('photos.alt', { author, no: at + 1, count })
        return (
          <li key={photo.id} className="grid justify-items-start gap-1">
            <a href={sized(photo.path, 'large')} rel="nofollow" className="rounded-sm">
              <ReviewThumb photo={photo} alt={alt} />
              <span className="sr-only">{t('photos.open')}</span>
            </a>
            {photo.hidden && <span className="text-sm text-bad elder:text-base">{t('photos.hidden')}</span>}
            {keys && (
              <Form method="post" preventScrollReset className="print:hidden">
                <Intent value="drop_photo" keyOf={keys[photo.id] ?? ''} />
                <SubmitButton tone="quiet" size="sm" name="photoId" value={photo.id}>
                  {t('photos.drop')}
                  <span className="sr-only"> · {alt}</span>
                </SubmitButton>
              </Form>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** One of them, square. */
export function ReviewThumb({ photo, alt }: { photo: ReviewPhotoView; alt: string }) {
  return (
    <img
      src={sized(photo.path, 'small')}
      alt={alt}
      width={96}
      height={96}
      loading="lazy"
      decoding="async"
      className="size-24 rounded-sm border border-line bg-sunken object-cover text-sm text-ink-soft"
    />
  )
}

const sized = (path: string, size: 'small' | 'large') =>
  size === 'small' ? path : `${path}${path.includes('?') ? '&' : '?'}size=large`
