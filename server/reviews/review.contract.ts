import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

export const writeReviewInput = z.object({
  orderId: z.uuid(),
  stars: z.coerce.number().int().min(1).max(5),
  text: z.string().trim().max(1000).default(''),
  anonymous: z.boolean().default(false),
  key: z.uuid(),
})
export const replyReviewInput = z.object({
  reviewId: z.uuid(),
  text: z.string().trim().min(2).max(500),
  key: z.uuid(),
})

export const reviewProblems = problems({
  'reviews.not_reviewable': { status: 409 },
  'reviews.already_written': { status: 409 },
  'reviews.window_over': { status: 409 },
  'reviews.not_found': { status: 404 },
  'reviews.already_replied': { status: 409 },
})
