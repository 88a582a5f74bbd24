import { randomFillSync, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { pinoHttp } from 'pino-http'
import type { Log } from '../platform/log.ts'

declare global {
  namespace Express {
    interface Locals {
      requestId: string
      nonce: string
    }
  }
}

/** Gives each request its id and nonce. The id goes back to the sender, so that a person can quote it. */
export const identify: RequestHandler = (_request, response, next) => {
  response.locals.requestId = randomUUID()
  response.locals.nonce = createNonce()
  response.setHeader('x-request-id', response.locals.requestId)
  next()
}

const pool = Buffer.alloc(4_096)
let drawn = pool.length
const NONCE_BYTES = 16

/** Good for one answer. The system is asked for random bytes a few hundred at a time. */
export function createNonce(): string {
  if (drawn === pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  drawn += NONCE_BYTES
  return pool.toString('base64', drawn - NONCE_BYTES, drawn)
}

/** One line a request: method, path, status, time. Never the query, which may hold what someone searched for. */
export function logRequests(log: Log): RequestHandler {
  return pinoHttp<Request, Response>({
    logger: log,
    genReqId: (_request, response) => response.locals.requestId,
    serializers: {
      req: (request) => ({ id: request.id, method: request.method, path: pathOf(String(request.url)) }),
      res: (response) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, response, error) =>
      error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
    autoLogging: { ignore: (request) => /^\/(assets|healthz|readyz)\b/.test(request.url ?? '') },
  }) as RequestHandler
}

type Noted = { requestId: string; status: number; responseTime: number }

/** The same line for an answer that did not come by there: what went wrong for everybody to see, the rest for whoever looks closely. */
export function noteRequest(
  log: Log,
  { method, url }: IncomingMessage,
  { requestId, status, responseTime }: Noted,
): void {
  const level = status >= 500 ? 'error' : status >= 400 ? 'info' : 'debug'
  if (!log.isLevelEnabled(level)) return
  const req = { id: requestId, method, path: pathOf(url ?? '') }
  const done = status >= 500 ? 'request errored' : 'request completed'
  log[level]({ req, res: { status }, responseTime }, done)
}

/** Whoever reads the log must not get in: what follows in these addresses is a key. */
const KEYS = /^(\/(?:e|join|sandbox\/pay))\/[^/?.]+/

/** The path without its query, and without the key of an elder's link, an invitation or a payment page. */
export const pathOf = (url: string): string => (url.split('?')[0] ?? '').replace(KEYS, '$1/…')
