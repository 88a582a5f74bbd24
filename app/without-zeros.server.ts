import { Transform } from 'node:stream'

/**
 * React 18 fills views of 2 KB and sends each of them whole, also where the next character, of three bytes in Chinese, did not fit in any
 * more: one or two bytes of zero are left in the middle of a sentence. Browsers drop them between words, but write U+FFFD for
 * them in what a field holds and in what a script reads, so that a page came alive other than it was sent. No page has a
 * byte of zero of its own.
 */
export function withoutZeros(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
}
