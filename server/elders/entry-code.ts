import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const BYTES = 32

/** Six figures, easy to read out over the phone. */
export const newCode = () => randomInt(1_000_000).toString().padStart(6, '0')

/** Slow on purpose: there are only a million of them. `salt:hash`, hexadecimal. */
export async function hashOfCode(code: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}:${(await derive(code, salt, BYTES)).toString('hex')}`
}

export async function isCode(code: string, kept: string): Promise<boolean> {
  const [salt = '', hash = ''] = kept.split(':')
  const derived = await derive(code, Buffer.from(salt, 'hex'), BYTES)
  return timingSafeEqual(derived, Buffer.from(hash, 'hex'))
}
