import type { IncomingMessage } from 'node:http'
import {
  type AnyTRPCRouter,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  TRPCError,
  transformTRPCResponse,
} from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { Ctx } from '../context.ts'

export type AskedQuery = { readonly path: string; readonly input: unknown }
export type QueryAnswer = { readonly status: number; readonly body: unknown }

/**
 * The one query that is asked for by GET at `address`, what follows the mount point. Null for anything else (a batch, a change,
 * an unknown name, an input that is no JSON, a body): that is for tRPC's own adapter.
 */
export function readQuery(
  router: AnyTRPCRouter,
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  address: string,
): AskedQuery | null {
  if (method !== 'GET' || headers['trpc-accept'] || headers['content-type']) return null
  if (headers['transfer-encoding'] || headers.accept?.includes('jsonl')) return null
  const end = address.indexOf('?')
  const path = end < 0 ? address : address.slice(0, end)
  if (router._def.procedures[path]?._def.type !== 'query') return null
  const params = new URLSearchParams(end < 0 ? '' : address.slice(end))
  if (params.has('batch') || params.has('connectionParams')) return null
  const input = params.get('input')
  try {
    return { path, input: input ? JSON.parse(input) : undefined }
  } catch {
    return null
  }
}

/**
 * Answers a query without the detour over fetch's requests, responses and streams that tRPC's adapter takes, which costs more
 * than most queries. The answers are the adapter's, to the letter; a test compares them.
 */
export async function answerQuery(
  router: AnyTRPCRouter,
  { path, input }: AskedQuery,
  createContext: () => Ctx | Promise<Ctx>,
): Promise<QueryAnswer> {
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
