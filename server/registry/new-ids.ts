import { randomBytes } from 'node:crypto'

/**
 * Gives UUID v7s (RFC 9562) that sort in the order they were asked for, all from the instant `at`: rows written in bulk
 * need their ids before they are there.
 */
export function newIds(at: Date): () => string {
  let count = 0
  return () => {
    const bytes = randomBytes(16)
    bytes.writeUIntBE(at.getTime() + Math.floor(count / 4096), 0, 6)
    bytes.writeUInt16BE(0x7000 | (count % 4096), 6)
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
    count += 1
    const hex = bytes.toString('hex')
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  }
}
