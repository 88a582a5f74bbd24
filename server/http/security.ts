import type { ServerResponse } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'

type SecurityOptions = {
  appUrl: string
  /** Vite in development puts styles into the page and talks to itself over a socket of its own. */
  dev: boolean
  /** Where a form of ours may lead besides our own pages: the payment provider's. */
  formTargets: readonly string[]
}

/** The headers every answer carries. Scripts and styles run only with this answer's nonce. */
export function secureHeaders({ appUrl, dev, formTargets }: SecurityOptions): RequestHandler {
  const nonce = (_request: unknown, response: ServerResponse) =>
    `'nonce-${(response as Response).locals.nonce}'`
  const https = appUrl.startsWith('https:')
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonce, "'strict-dynamic'"],
        styleSrc: ["'self'", dev ? "'unsafe-inline'" : nonce],
        // React Aria and our charts place things with style attributes.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", appUrl.replace(/^http/, 'ws'), ...(dev ? ['ws:'] : [])],
        formAction: ["'self'", ...formTargets],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        workerSrc: ["'self'"],
        baseUri: ["'self'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    strictTransportSecurity: https,
    // "no-referrer" would make browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
}

/** The same headers in a row, name and value in turn, for an answer with this nonce. */
export type HeadersWith = (nonce: string) => string[]

/** What `handler` would write, written down once: for answers that do not go through it. */
export function writtenBy(handler: RequestHandler): HeadersWith {
  const parts: string[] = []
  const paper = {
    locals: { nonce: NONCE },
    setHeader: (name: string, value: unknown) => void parts.push(name, String(value)),
    removeHeader: () => {},
  }
  handler({} as Request, paper as unknown as Response, () => {})
  const nonced = parts.flatMap((part, at) => (part.includes(NONCE) ? at : []))
  return (nonce) => {
    const headers = [...parts]
    for (const at of nonced) headers[at] = (parts[at] ?? '').replaceAll(NONCE, nonce)
    return headers
  }
}
const NONCE = 'NONCE'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that another site sends in a signed-in person's name: what changes something and carries a cookie
 * has to come from a page of ours. Browsers always tell where a post comes from.
 */
export function sameOriginOnly(appUrl: string): RequestHandler {
  const own = new URL(appUrl).origin
  return (request, response, next) => {
    if (SAFE.has(request.method)) return next()
    const { origin, host, cookie, 'sec-fetch-site': site } = request.headers
    const fromUs = origin
      ? origin === own || origin === `${request.protocol}://${host}`
      : site === 'same-origin'
    const anonymousTool = !origin && !site && !cookie
    if (fromUs || anonymousTool) return next()
    response.status(403).json({ problem: { code: 'general.other_origin', params: {}, status: 403 } })
  }
}

/** Refuses a body larger than its address may take, or one that does not say how large it is. */
export function bodyLimit(most: (path: string) => number): RequestHandler {
  return (request, response, next) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
    if (!encoding && Number(length ?? 0) <= most(request.path)) return next()
    response.setHeader('connection', 'close')
    response
      .status(encoding ? 411 : 413)
      .json({ problem: { code: 'general.too_large', params: {}, status: 413 } })
  }
}
