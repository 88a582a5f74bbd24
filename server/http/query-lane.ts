import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { gzip } from 'node:zlib'
import type { AnyTRPCRouter } from '@trpc/server'
import type { Ctx } from '../context.ts'
import type { Log } from '../platform/log.ts'
import { answerQuery, readQuery } from '../rpc/answer-query.ts'
import { createNonce, noteRequest } from './identify.ts'
import type { HeadersWith } from './security.ts'

type Needs = {
  readonly router: AnyTRPCRouter
  readonly contextOf: (request: IncomingMessage, requestId: string) => Promise<Ctx>
  readonly headersWith: HeadersWith
  readonly log: Log
  /** Everything that is not a simple query. */
  readonly otherwise: RequestListener
}

const PREFIX = '/api/trpc/'
/** Shorter answers are not worth compressing. */
const WORTH_PACKING = 1_024

/**
 * Single queries by GET, before anything else has looked at them: the frameworks between would take several times as long
 * as most queries. Answers, headers and the line in the log are those of the long way; a test compares them.
 */
export function queryLane({ router, contextOf, headersWith, log, otherwise }: Needs): RequestListener {
  return (request, response) => {
    const { url = '' } = request
    const asked = url.startsWith(PREFIX) ? readQuery(router, request, url.slice(PREFIX.length)) : null
    if (!asked) return otherwise(request, response)
    const requestId = randomUUID()
    const begun = performance.now()
    answerQuery(router, asked, () => contextOf(request, requestId))
      .then(({ status, body }) => {
        const headers = ['x-request-id', requestId, ...headersWith(createNonce())]
        send(request, response, { status, headers, text: JSON.stringify(body) })
        noteRequest(log, request, { requestId, status, responseTime: Math.round(performance.now() - begun) })
      })
      .catch((error) => {
        log.error({ err: error, requestId }, 'a request failed')
        response.destroy()
      })
  }
}

type Answer = { status: number; headers: string[]; text: string }

function send(request: IncomingMessage, response: ServerResponse, { status, headers, text }: Answer): void {
  headers.push('content-type', 'application/json', 'vary', 'trpc-accept, accept, Accept-Encoding')
  // Bytes once: a text would be counted first and written as bytes afterwards.
  const write = (body: Buffer) => {
    headers.push('content-length', String(body.length))
    response.writeHead(status, headers)
    response.end(body)
  }
  const packs = text.length >= WORTH_PACKING && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  if (!packs) write(Buffer.from(text))
  else
    gzip(text, (error, packed) => {
      if (error) return write(Buffer.from(text))
      headers.push('content-encoding', 'gzip')
      write(packed)
    })
}
