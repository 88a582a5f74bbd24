import { createHash, randomBytes } from 'node:crypto'

/** A link's secret: 32 random bytes for the link, and the only thing of it that is ever stored. */
export function newToken(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOfToken(token) }
}

/** What a token is looked up by: a unique index on a hash tells nothing by its timing. */
export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex')
