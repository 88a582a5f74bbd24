import type { Language } from '../providers/provider.contract.ts'
import type { WishesInput } from './wishes.contract.ts'

type WishesRow = {
  readonly wantsGender: 'female' | 'male' | null
  readonly languages: readonly string[]
  readonly hasPets: boolean
  readonly smokes: boolean
  readonly prefersFamiliar: boolean
}

/** Wishes as they are kept with a recipient. */
export const wishesRow = ({ gender, languages, ...said }: WishesInput) => ({
  ...said,
  wantsGender: gender === 'anybody' ? null : gender,
  languages: [...new Set(languages)],
})

/** Wishes as people say them. */
export const wishesOf = (row: WishesRow): WishesInput => ({
  gender: row.wantsGender ?? 'anybody',
  languages: row.languages as Language[],
  hasPets: row.hasPets,
  smokes: row.smokes,
  prefersFamiliar: row.prefersFamiliar,
})
