import {
  type AnyTRPCRouter,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  TRPCError,
  transformTRPCResponse,
} from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { Request, RequestHandler, Response } from 'express'
import type { Ctx } from '../context.ts'

type Needs = {
  router: AnyTRPCRouter
  createContext: (given: { req: Request; res: Response }) => Promise<Ctx>
}

/**
 * Answers one query asked for by GET without the detour over fetch's requests, responses and streams that tRPC's adapter
 * takes, which costs more than most queries. The answers are the adapter's, to the letter; a test compares them. What is
 * anything else (a batch, a change, an unknown name, an input that is no JSON) goes on to the adapter.
 */
export function answerQueries({ router, createContext }: Needs): RequestHandler {
  return (request, response, next) => {
    const asked = simpleQuery(router, request)
    if (!asked) return next()
    answer(router, asked, () => createContext({ req: request, res: response })).then(({ status, body }) => {
      response.statusCode = status
      response.setHeader('content-type', 'application/json')
      response.vary('trpc-accept, accept')
      response.end(JSON.stringify(body))
    }, next)
  }
}

type Asked = { readonly path: string; readonly input: unknown }

function simpleQuery(router: AnyTRPCRouter, { method, url, headers }: Request): Asked | null {
  if (method !== 'GET' || headers['trpc-accept'] || headers['content-type']) return null
  if (headers.accept?.includes('jsonl')) return null
  const [address = '', search = ''] = url.split('?', 2)
  const path = address.slice(1)
  if (router._def.procedures[path]?._def.type !== 'query') return null
  const params = new URLSearchParams(search)
  if (params.has('batch') || params.has('connectionParams')) return null
  const input = params.get('input')
  try {
    return { path, input: input ? JSON.parse(input) : undefined }
  } catch {
    return null
  }
}

async function answer(router: AnyTRPCRouter, { path, input }: Asked, createContext: () => Promise<Ctx>) {
  const config = router._def._config
  let ctx: Ctx | undefined
  try {
    ctx = await createContext()
    const data = await router._def.procedures[path]({
      ...{ path, ctx, type: 'query', signal: undefined, batchIndex: 0 },
      getRawInput: async () =>
        input === undefined ? undefined : readInput(() => config.transformer.input.deserialize(input)),
    })
    return { status: 200, body: transformTRPCResponse(config, { result: { data } }) }
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause)
    const shape = getTRPCErrorShape({ config, ctx, error, input, path, type: 'query' })
    return {
      status: getHTTPStatusCodeFromError(error),
      body: transformTRPCResponse(config, { error: shape }),
    }
  }
}

function readInput(read: () => unknown): unknown {
  try {
    return read()
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'Invalid input', cause })
  }
}
