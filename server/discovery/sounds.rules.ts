import { customPinyin, pinyin } from 'pinyin-pro'
import { readings } from './readings.rules.ts'

let taught = false

/** How each letter of a text is read, one entry per letter; what is not Chinese reads as itself. ü is v. */
export function soundsOf(text: string): string[] {
  if (!taught) {
    customPinyin({ ...readings })
    taught = true
  }
  const letters = [...text]
  const sounds = pinyin(text, { toneType: 'none', type: 'array', v: true })
  return sounds.length === letters.length
    ? sounds
    : letters.map((letter) => pinyin(letter, { toneType: 'none', v: true }))
}

const MOST_READINGS = 6

/** The ways to read Latin letters as syllables: xian is xian or xi an. The fewest syllables first. */
export function syllablesIn(letters: string, isSyllable: (part: string) => boolean): string[][] {
  const found: string[][] = []
  const read = (at: number, before: string[]): void => {
    if (found.length >= MOST_READINGS) return
    if (at === letters.length) {
      found.push(before)
      return
    }
    for (let length = Math.min(6, letters.length - at); length > 0; length -= 1) {
      const part = letters.slice(at, at + length)
      if (isSyllable(part)) read(at + length, [...before, part])
    }
  }
  read(0, [])
  return found.sort((a, b) => a.length - b.length)
}
