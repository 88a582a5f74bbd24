import { customPinyin, pinyin } from 'pinyin-pro'

let taught = false

/** Names of places that the dictionary reads otherwise, or joins to the word before. */
const readings = {
  长宁: 'cháng níng',
  市长宁: 'shì cháng níng',
  长宁区: 'cháng níng qū',
  长征: 'cháng zhēng',
  长寿: 'cháng shòu',
  长风: 'cháng fēng',
  长桥: 'cháng qiáo',
  长兴: 'cháng xīng',
  长白: 'cháng bái',
  长海: 'cháng hǎi',
  莘庄: 'xīn zhuāng',
  莘: 'xīn',
  重固: 'chóng gù',
  重阳: 'chóng yáng',
  朱家角: 'zhū jiā jiǎo',
  长者: 'zhǎng zhě',
}

/** How each letter of a text is read, one entry per letter; what is not Chinese reads as itself. ü is v. */
export function soundsOf(text: string): string[] {
  if (!taught) {
    customPinyin(readings)
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
