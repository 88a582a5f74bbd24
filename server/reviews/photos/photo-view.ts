import type { Ctx } from '../../context.ts'
import { sealedQuery } from '../../files/files.entry.ts'
import type { Viewer } from '../../kernel/view.contract.ts'
import type { ReviewPhotoView } from './photo.contract.ts'

export type PhotoRow = {
  readonly id: string
  readonly text: string
  readonly width: number
  readonly height: number
  readonly hiddenBy: string | null
}
type Of = { readonly state: string; readonly photos: readonly PhotoRow[] }

/** Photos whoever reads the public review sees, at the address everybody has. Pure. */
export const publicPhotos = ({ state, photos }: Of): ReviewPhotoView[] =>
  state === 'published'
    ? photos.filter(({ hiddenBy }) => !hiddenBy).map((photo) => view(photo, addressOf(photo)))
    : []

/**
 * All photos of a review for its own family and for operators: what is not public stands behind a link of one to two hours that
 * opens for this viewer alone.
 */
export const allPhotos = (
  ctx: Pick<Ctx, 'ports' | 'clock' | 'viewer'>,
  { state, photos }: Of,
): ReviewPhotoView[] =>
  photos.map((photo) => {
    const open = state === 'published' && !photo.hiddenBy
    const address = addressOf(photo)
    return view(photo, open ? address : `${address}?${sealedQuery(ctx, wordsOf(photo.id, ctx.viewer))}`)
  })

export const wordsOf = (photoId: string, viewer: Viewer) => [
  'review-photo',
  photoId,
  viewer.kind === 'person' ? viewer.userId : '',
]

const addressOf = ({ id }: PhotoRow) => `/review-photos/${id}`

const view = ({ id, text, width, height, hiddenBy }: PhotoRow, path: string): ReviewPhotoView => ({
  ...{ id, path, text, width, height },
  hidden: hiddenBy !== null,
})
