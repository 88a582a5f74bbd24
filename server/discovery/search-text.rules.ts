import type { OfferingCategory, ProviderKind } from '../providers/provider.contract.ts'
import { fold } from './fold.rules.ts'
import { categoryWords, kindWords } from './vocabulary.rules.ts'

export type SearchableFacts = {
  readonly name: string
  /** Its own kind first, then those its registry rows give it. */
  readonly kinds: readonly string[]
  readonly sites: readonly {
    readonly city: string
    readonly district: string
    readonly addressLine: string
  }[]
  readonly offerings: readonly { readonly title: string; readonly category: string }[]
}

/**
 * Everything a provider may be found by, folded. The name is the first line, so that finding by name can be told from
 * finding by the rest.
 */
export function searchTextFor({ name, kinds, sites, offerings }: SearchableFacts): string {
  const lines = [
    [...new Set(kinds)].map((kind) => kindWords[kind as ProviderKind] ?? ''),
    sites.map(({ city, district }) => `${city} ${district} ${city}${district}`),
    sites.map(({ addressLine }) => addressLine),
    offerings.map(({ title }) => title),
    [...new Set(offerings.map(({ category }) => category))].map(
      (word) => categoryWords[word as OfferingCategory] ?? '',
    ),
  ]
  const rest = lines.map((line) => fold(line.join(' '))).filter((line) => line !== '')
  return [fold(name), ...rest].join('\n')
}
