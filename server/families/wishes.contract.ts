import { z } from 'zod'
import { languages } from '../providers/provider.contract.ts'

/**
 * Whom a recipient lets in, as a form says it: whole or not at all, so that what is not ticked is taken back. `anybody` is
 * said aloud, which tells a form that asked from one that did not.
 */
export const wishesInput = z.object({
  gender: z.enum(['anybody', 'female', 'male']),
  /** They understand one of these at least; empty when it does not matter. */
  languages: z.array(z.enum(languages)).default([]),
  hasPets: z.boolean().default(false),
  smokes: z.boolean().default(false),
  prefersFamiliar: z.boolean().default(false),
})
export type WishesInput = z.infer<typeof wishesInput>

/** Before anybody has said anything: anybody may come, and who is known comes first. */
export const noWishesYet: WishesInput = {
  gender: 'anybody',
  languages: [],
  hasPets: false,
  smokes: false,
  prefersFamiliar: true,
}

/** What can be taken back of it when nobody fits; that somebody familiar comes first keeps nobody out. */
export const wishKinds = ['gender', 'languages', 'pets', 'smoke'] as const
export type WishKind = (typeof wishKinds)[number]

/** The same wishes without one of them. */
export function without(wishes: WishesInput, kind: WishKind): WishesInput {
  switch (kind) {
    case 'gender':
      return { ...wishes, gender: 'anybody' }
    case 'languages':
      return { ...wishes, languages: [] }
    case 'pets':
      return { ...wishes, hasPets: false }
    case 'smoke':
      return { ...wishes, smokes: false }
  }
}
