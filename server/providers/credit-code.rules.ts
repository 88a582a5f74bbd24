const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/**
 * Whether an 18-character 统一社会信用代码 (upper case) is written right: its last character is a check over the other 17,
 * modulo 31 (GB 32100-2015). Says nothing about whose it is.
 */
export function isCreditCode(code: string): boolean {
  return code.length === 18 && code[17] === creditCodeCheck(code.slice(0, 17))
}

/** The check character for the first 17; null where a character is not of the alphabet (no I, O, S, V, Z). */
export function creditCodeCheck(first17: string): string | null {
  const values = [...first17].map((character) => ALPHABET.indexOf(character))
  if (values.length !== 17 || values.includes(-1)) return null
  const sum = values.reduce((total, value, index) => total + value * (WEIGHTS[index] ?? 0), 0)
  return ALPHABET[(31 - (sum % 31)) % 31] ?? null
}
