import { createHmac, timingSafeEqual } from 'node:crypto'

/** Makes and checks the seals of links that end by themselves. */
export type SealPort = {
  seal(words: readonly string[]): string
  matches(words: readonly string[], seal: string): boolean
}

/** HMAC-SHA-256 over what a link says; who changes a word of it, or the hour it ends, breaks the seal. */
export function createSeal(secret: string): SealPort {
  const key = createHmac('sha256', secret).update('links').digest()
  const seal = (words: readonly string[]) =>
    createHmac('sha256', key).update(JSON.stringify(words)).digest('base64url')
  return {
    seal,
    matches(words, given) {
      const [right, said] = [Buffer.from(seal(words)), Buffer.from(given)]
      return right.length === said.length && timingSafeEqual(right, said)
    },
  }
}
