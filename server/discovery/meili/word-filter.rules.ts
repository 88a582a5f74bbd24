import { offeringCategories, providerKinds } from '../../providers/provider.contract.ts'
import { fold } from '../fold.rules.ts'
import { categoryWords, kindWords } from '../vocabulary.rules.ts'
import type { Word } from '../words.contract.ts'
import { allOf, anyOf, is, isOneOf, NOBODY, quoted } from './filter.rules.ts'
import { gramsIn } from './grams.rules.ts'
import { serviceToken } from './services.rules.ts'

/** Where a spelling may be: in the name, in what is offered, in places and addresses. */
const FIELDS = { name: 'nameGrams', offers: 'offerGrams', where: 'whereGrams' } as const
type Field = keyof typeof FIELDS

/** Who has a word: the same rule as in the other engines. */
export const wordFilter = (word: Word): string =>
  word.as === 'place' ? placeFilter(word) : isIn(word, ['name', 'offers', 'where'])

/**
 * How well the words of a query fit, best first, for those who have them all; whoever fits better counts there and not
 * again.
 */
export function tiersOf(words: readonly Word[]): string[] {
  if (words.length === 0) return []
  const wishes = words.filter(({ as }) => as !== 'place')
  const typed = words.map((word) => word.typed)
  const core = wishes.flatMap(({ spellings }) => spellings[0] ?? '').join('')
  const texts = wishes.filter(({ as }) => as === 'text')
  const called = [
    typed.join(''),
    typed.join(' '),
    core,
    ...(texts.length === 1 ? (texts[0]?.spellings ?? []) : []),
  ]
  return [
    isOneOf('called', [...new Set(called.filter(Boolean))]),
    ...(wishes.length > 0 ? [allOf(wishes.map((word) => isIn(word, ['name'])))] : []),
    ...(wishes.length > 0 ? [allOf(wishes.map((word) => isIn(word, ['name', 'offers'])))] : []),
  ]
}

/** One of its spellings; our own services were looked for when the document was written. */
function isIn(word: Word, fields: readonly Field[]): string {
  const token = serviceToken(word)
  if (token !== null)
    return isOneOf(
      'says',
      fields.map((field) => `${field}:${token}`),
    )
  return anyOf(
    word.spellings.flatMap((text) => [
      ...fields.map((field) => contains(FIELDS[field], text)),
      ...keptWords(text, fields),
    ]),
  )
}

function contains(field: string, text: string): string {
  const grams = gramsIn(text)
  if (grams.length === 0) return NOBODY
  if ([...text].length === 1) return `${field} STARTS WITH ${quoted(text)}`
  return allOf(grams.map((gram) => is(field, gram)))
}

/** What we say of kinds and services ourselves is not written into every document. */
function keptWords(text: string, fields: readonly Field[]): string[] {
  if (!fields.includes('offers')) return []
  const kinds = kindTexts.filter(([, words]) => words.includes(text)).map(([kind]) => kind)
  const categories = categoryTexts.filter(([, words]) => words.includes(text)).map(([category]) => category)
  return [
    ...(kinds.length > 0 ? [isOneOf('kinds', kinds)] : []),
    ...(categories.length > 0 ? [isOneOf('categories', categories)] : []),
  ]
}

const kindTexts = providerKinds.map((kind) => [kind, fold(kindWords[kind])] as const)
const categoryTexts = offeringCategories.map((category) => [category, fold(categoryWords[category])] as const)

/** There, or, where it is not known where they are, called so. */
function placeFilter({ places, spellings }: Word): string {
  const there = places.map(({ city, district }) =>
    district ? is('inDistricts', `${city}/${district}`) : is('inCities', city),
  )
  const unknown = places.some(({ district }) => !district) ? 'city' : 'district'
  const called = anyOf(spellings.map((text) => contains(FIELDS.name, text)))
  return anyOf([...there, allOf([is('unplaced', unknown), called])])
}
