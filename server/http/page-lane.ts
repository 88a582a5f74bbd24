import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type { Log } from '../platform/log.ts'
import { createNonce, noteRequest } from './identify.ts'
import type { RememberedPages } from './remembered-pages.ts'
import type { HeadersWith } from './security.ts'

type Needs = {
  readonly pages: RememberedPages
  readonly headersWith: HeadersWith
  readonly log: Log
  readonly otherwise: RequestListener
}

/** Pages that are remembered, before anything else has looked at the request. Each answer has a nonce and an id of its own. */
export function pageLane({ pages, headersWith, log, otherwise }: Needs): RequestListener {
  return (request, response) => {
    const key = pages.keyOf(request.method, request.url ?? '', request.headers)
    const page = key === null ? null : pages.find(key)
    if (!page) return otherwise(request, response)
    const begun = performance.now()
    const own = { nonce: createNonce(), requestId: randomUUID() }
    const body = page.packed(own)
    response.writeHead(200, [
      ...['x-request-id', own.requestId, ...headersWith(own.nonce), ...page.headers],
      ...['content-encoding', 'gzip', 'content-length', String(body.length)],
    ])
    response.end(body)
    const responseTime = Math.round(performance.now() - begun)
    noteRequest(log, request, { requestId: own.requestId, status: 200, responseTime })
  }
}
