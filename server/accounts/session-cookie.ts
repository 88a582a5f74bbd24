import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The session's token out of the cookie that signing in has set: `token.signature`, the signature being HMAC-SHA-256 in
 * base64. Null without such a cookie, or when its signature is not ours. Read here instead of by the library that wrote
 * it, which asks the database twice; every request begins with this.
 */
export function readSessionCookie(
  headers: Headers,
  { name, secret }: { name: string; secret: string },
): string | null {
  const cookies = headers.get('cookie')?.split(';') ?? []
  const value = cookies.map((one) => one.trim()).find((one) => one.startsWith(`${name}=`))
  if (!value) return null
  const signed = decoded(value.slice(name.length + 1))
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return null
  const token = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  const ours = createHmac('sha256', secret).update(token).digest()
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
