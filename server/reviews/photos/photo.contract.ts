import { z } from 'zod'

/** Of one review. */
export const MOST_PHOTOS = 6
/** Of one file, as it is sent: what a phone makes. */
export const MOST_BYTES = 20 * 1024 * 1024

/** What may come with the family's words. `faces`: whoever can be recognised in them agreed to be shown. */
export const photosWithReview = {
  photos: z.array(z.instanceof(Uint8Array)).default([]),
  photosText: z.string().trim().max(120).default(''),
  faces: z.boolean().default(false),
}
/** `until` (milliseconds) and `seal` where the review is not public. */
export const reviewPhotoInput = z.object({
  photoId: z.uuid(),
  size: z.enum(['large', 'small']).default('small'),
  until: z.number().int().default(0),
  seal: z.string().max(100).default(''),
})
export const dropPhotoInput = z.object({ photoId: z.uuid(), key: z.uuid() })

export type ReviewPhotoView = {
  id: string
  /** Where it is shown to this viewer. */
  path: string
  /** What is to be seen in it; empty where nobody said. */
  text: string
  width: number
  height: number
  /** Taken down by a decision; only its own family and the operators still see it. */
  hidden: boolean
}
