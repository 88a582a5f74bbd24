import type { IncomingMessage } from 'node:http'

/**
 * Whether a connection was asked for by one of our own pages. Browsers name the page's origin whenever it is another's
 * and always for WebSockets, where cookies would travel along; what names none is not a browser on a foreign page.
 */
export function isSameOrigin({ headers }: Pick<IncomingMessage, 'headers'>, appUrl: string): boolean {
  const { origin, host } = headers
  if (origin === undefined) return headers['sec-fetch-site'] !== 'cross-site'
  const asking = URL.canParse(origin) ? new URL(origin) : null
  return asking !== null && (asking.origin === new URL(appUrl).origin || asking.host === host)
}
