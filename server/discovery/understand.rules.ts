import { fold, termsOf } from './fold.rules.ts'
import { housesCalled } from './institution-nicknames.rules.ts'
import type { NameLexicon } from './name-lexicon.contract.ts'
import { editsOf } from './one-edit.rules.ts'
import { soundsOf, syllablesIn } from './sounds.rules.ts'
import { englishFillers, recipients } from './synonyms.rules.ts'
import { createVocabulary, type Vocabulary } from './vocabulary-of.rules.ts'
import { literally, type Word } from './words.contract.ts'

type Names = Pick<
  NameLexicon,
  'has' | 'isSyllable' | 'soundingLike' | 'initialed' | 'oneLetterOff' | 'places'
>

/** Where no engine knows any names: our own words are understood, and nothing else. */
export const noNames: Names = {
  has: () => false,
  isSyllable: () => false,
  soundingLike: () => [],
  initialed: () => [],
  oneLetterOff: () => [],
  places: () => [],
}

/**
 * What a query asks for: places, services with their synonyms, and texts that names have, however they were typed (full
 * pinyin, initials, the other script, English, one slip). Words that nothing comes of stay as they were typed.
 */
export function understand(q: string, names: Names): Word[] {
  const vocabulary = createVocabulary(names.places())
  const words: Word[] = []
  const terms = joinedSyllables(termsOf(q), names, vocabulary)
  for (let at = 0; at < terms.length; ) {
    const phrase = vocabulary.english(terms, at)
    if (phrase) {
      words.push(phrase.word)
      at += phrase.length
      continue
    }
    const term = terms[at] ?? ''
    at += 1
    if (englishFillers.has(term) && terms.length > 1) continue
    words.push(...readTerm(term, names, vocabulary))
  }
  return merged(withoutRecipients(words, names))
}

/** Whom it is for says nothing new beside a service, nor where nobody is called so. */
function withoutRecipients(words: readonly Word[], names: Names): Word[] {
  const served = words.some(({ as }) => as === 'service')
  return words.filter(
    ({ as, typed }) =>
      as !== 'text' || !recipients.includes(typed) || !(served || (words.length > 1 && !names.has(typed))),
  )
}

const isLatin = (text: string) => /^[a-z']+$/.test(text)
const isHan = (text: string) => /^\p{Script=Han}+$/u.test(text)

/** pu dong is pudong, unless the words are English. */
function joinedSyllables(terms: readonly string[], names: Names, vocabulary: Vocabulary): string[] {
  const joined: string[] = []
  let run: string[] = []
  const end = () => {
    if (run.length > 1) joined.push(run.join(''))
    else joined.push(...run)
    run = []
  }
  terms.forEach((term, at) => {
    // jing an: what is a word of English besides belongs to the place it ends.
    if (run.length > 0 && englishFillers.has(term) && vocabulary.cutSounds(run.join('') + term)) {
      run.push(term)
      return
    }
    const syllable = isLatin(term) && !englishFillers.has(term) && !vocabulary.english(terms, at)
    if (syllable && (names.isSyllable(term) || vocabulary.isSyllable(term))) run.push(term)
    else {
      end()
      joined.push(term)
    }
  })
  end()
  return joined
}

function readTerm(term: string, names: Names, vocabulary: Vocabulary): Word[] {
  const known = vocabulary.exact(term)
  if (known) return [known]
  if (isLatin(term)) return readLatin(term.replaceAll("'", ''), names, vocabulary)
  if (isHan(term)) return readHan(term, names, vocabulary)
  if (names.has(term)) return [literally(term)]
  const parts = term.match(/\p{Script=Han}+|[a-z']+|[^\p{Script=Han}a-z']+/gu) ?? []
  return parts.length > 1 ? parts.flatMap((part) => readTerm(part, names, vocabulary)) : [literally(term)]
}

/** Wholly made of our own words: those. Else as typed, else cut at our words, else by the sound or with one slip. */
function readHan(term: string, names: Names, vocabulary: Vocabulary): Word[] {
  const parts = vocabulary.cut(term)
  if (parts.every(({ word, filler }) => word || filler)) return parts.flatMap(({ word }) => word ?? [])
  if (names.has(term)) return [literally(term)]
  const rests = parts.filter(({ word, filler, recipient }) => !word && !filler && !recipient)
  if (!rests.every(({ text }) => (text.length > 1 && names.has(text)) || calledShort(text, names))) {
    const slipped = slipOf(term, names, vocabulary)
    if (slipped) return [slipped]
  }
  const words: Word[] = []
  parts.forEach(({ text, word, filler, recipient }, at) => {
    if (word) words.push(word)
    else if (recipient) words.push(literally(text))
    else if (!filler) {
      const before = words.at(-1)
      // 静安寺 is no temple in 静安: where names have both in one, both are one.
      if (before?.as === 'place' && names.has(before.typed + text))
        words.splice(-1, 1, literally(before.typed + text))
      else words.push(...readRest(text, parts[at + 1]?.text ?? '', names, vocabulary))
    }
  })
  return words
}

/** What is left between our own words: a name, or a name with a slip, which what follows helps to see. */
function readRest(text: string, next: string, names: Names, vocabulary: Vocabulary): Word[] {
  const short = calledShort(text, names)
  if (short) return [short]
  if (names.has(text)) return [literally(text)]
  const longer = text.length >= 2 && next ? slipOf(text + next, names, vocabulary) : null
  const spellings = (longer?.spellings ?? [])
    .filter((one) => one.endsWith(next))
    .map((one) => one.slice(0, -next.length))
  if (longer && spellings.length > 0)
    return [{ ...literally(text), spellings: [...new Set(spellings)], how: longer.how }]
  const slipped = slipOf(text, names, vocabulary)
  if (slipped) return [slipped]
  const pieces = piecesOf(text, names)
  if (pieces) return pieces.map((piece) => ({ ...literally(piece), how: 'cut' }))
  return slippedPieces(text, names) ?? [literally(text)]
}

/** 一福院: a house that is called by its number, where there is one. */
function calledShort(text: string, names: Names): Word | null {
  const spellings = housesCalled(text).filter(names.has)
  return spellings.length > 0 ? { ...literally(text), spellings, how: 'synonym' } : null
}

/** Two pieces, one of which names have and the other only by its sound. */
function slippedPieces(text: string, names: Names): Word[] | null {
  if (text.length > MOST_SLIPPED) return null
  for (let at = 2; at <= text.length - 2; at += 1) {
    const pieces = [text.slice(0, at), text.slice(at)]
    if (!pieces.some(names.has)) continue
    const words = pieces.map((piece): Word | null => {
      if (names.has(piece)) return { ...literally(piece), how: 'cut' }
      const alike = names.soundingLike(soundsOf(piece))
      return alike.length > 0 ? { ...literally(piece), spellings: alike, how: 'sound' } : null
    })
    if (words.every((word) => word !== null)) return words
  }
  return null
}
const MOST_SLIPPED = 6

/** Two or three pieces that names have each, where none has them in one: 川沙 and 德川. Where words end is tried first. */
function piecesOf(text: string, names: Names): string[] | null {
  if (text.length > MOST_CUT) return null
  const segments = segmentsOf(text).filter((piece) => piece.length > 1)
  if (segments.length > 1 && segments.join('') === text && segments.every(names.has)) return segments
  for (let at = text.length - 2; at >= 2; at -= 1) {
    const [head, tail] = [text.slice(0, at), text.slice(at)]
    if (!names.has(head)) continue
    if (names.has(tail)) return [head, tail]
    const rest = tail.length >= 4 ? piecesOf(tail, names) : null
    if (rest?.length === 2) return [head, ...rest]
  }
  return segments.length > 1 && segments.every(names.has) ? segments : null
}
const MOST_CUT = 12

/** Written with other letters of the same sound, or, in four letters and more, with one wrong. */
function slipOf(term: string, names: Names, vocabulary: Vocabulary): Word | null {
  if (term.length < 2) return null
  const sounds = soundsOf(term)
  const own = vocabulary.sounding(sounds.join(''))
  if (own) return { ...own, typed: term, how: 'sound' }
  const alike = names.soundingLike(sounds)
  if (alike.length > 0) return { ...literally(term), spellings: alike, how: 'sound' }
  const near = term.length >= 4 ? names.oneLetterOff(term) : []
  return near.length > 0 ? { ...literally(term), spellings: near, how: 'typo' } : null
}

function readLatin(term: string, names: Names, vocabulary: Vocabulary): Word[] {
  const cut = vocabulary.cutSounds(term)
  if (cut) return cut
  const literal = names.has(term)
  const isSyllable = (part: string) => names.isSyllable(part)
  const alike = soundAlikes(term, names, isSyllable)
  if (alike.length > 0) {
    return [{ ...literally(term), spellings: [...(literal ? [term] : []), ...alike], how: 'sound' }]
  }
  const mixed = vocabulary.cutAround(term, (rest) => soundAlikes(rest, names, isSyllable))
  if (mixed) return mixed
  if (literal && term.length > 2) return [literally(term)]
  const initials = vocabulary.initialed(term)
  if (initials) return [initials]
  const initialed = term.length >= 3 ? names.initialed(term) : []
  if (initialed.length > 0) return [{ ...literally(term), spellings: initialed, how: 'sound' }]
  if (term.length >= 4) {
    const own = vocabulary.almost(term)
    if (own) return [own]
    const typo = typedWrong(term, names, vocabulary, isSyllable)
    if (typo) return typo
  }
  return [literally(term)]
}

const soundAlikes = (letters: string, names: Names, isSyllable: (part: string) => boolean): string[] => [
  ...new Set(syllablesIn(letters, isSyllable).flatMap((syllables) => names.soundingLike(syllables))),
]

const MOST_TRIES = 400

/** Pinyin with one slip, of a name or of several words in one. */
function typedWrong(
  term: string,
  names: Names,
  vocabulary: Vocabulary,
  isSyllable: (part: string) => boolean,
): Word[] | null {
  if (term.length > 24) return null
  const readable = editsOf(term).filter((edit) => syllablesIn(edit, isSyllable).length > 0)
  for (const edit of readable) {
    const cut = vocabulary.cutSounds(edit)
    if (cut) return cut.map((word) => ({ ...word, how: 'typo' }))
  }
  // Who says zong for zhong types it, too: those come before letters that are merely wrong.
  const plain = withoutAccent(term)
  const spoken = readable.filter((edit) => withoutAccent(edit) === plain)
  for (const tries of [spoken, readable.slice(0, MOST_TRIES)]) {
    const spellings = new Set(tries.flatMap((edit) => soundAlikes(edit, names, isSyllable)))
    if (spellings.size > 0)
      return [{ ...literally(term), spellings: [...spellings].slice(0, 12), how: 'typo' }]
  }
  return null
}

/** zh, ch, sh as z, c, s and ng as n, as many people say it. */
const withoutAccent = (letters: string) => letters.replace(/([zcs])h/g, '$1').replace(/ng/g, 'n')

/** The same thing asked for twice is asked for once. */
function merged(words: readonly Word[]): Word[] {
  const seen = new Set<string>()
  return words
    .filter(({ as, spellings }) => {
      const key = `${as} ${spellings[0]}`
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, 8)
}

const language = new Intl.Segmenter('zh', { granularity: 'word' })
const segmentsOf = (text: string) => [...language.segment(text)].map(({ segment }) => fold(segment))
