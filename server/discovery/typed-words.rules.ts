import { termsOf } from './fold.rules.ts'
import { literally, type Word } from './words.contract.ts'

/** The words of a query as they were typed, nothing understood. */
export const typedWords = (q: string): Word[] => termsOf(q).map(literally)
