import { Agent, type IncomingMessage, request } from 'node:http'
import superjson from 'superjson'

export type Answered<Result> = {
  /** 0 where no answer came: the connection was refused or broke. */
  readonly status: number
  /** What the procedure gave; undefined when it refused. */
  readonly result: Result | undefined
  /** The code of the problem it refused with. */
  readonly problem: string | null
}
export type Caller = {
  query<Result>(procedure: string, input: unknown): Promise<Answered<Result>>
  mutate<Result>(procedure: string, input: unknown): Promise<Answered<Result>>
}
export type Line = { as(cookie: string): Caller; close(): void }

/** Connections to a site over which its procedures are called, as a browser of its own pages would: kept open. */
export function openLine(url: string, { sockets = 64 }: { sockets?: number } = {}): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  const send = <Result>(method: string, path: string, cookie: string, body?: string) =>
    new Promise<Answered<Result>>((resolve) => {
      const headers = { origin: url, cookie, ...(body && { 'content-type': 'application/json' }) }
      const sent = request(`${url}/api/trpc/${path}`, { method, agent, headers }, (response) => {
        void read<Result>(response).then(resolve)
      })
      sent.once('error', () => resolve({ status: 0, result: undefined, problem: null }))
      sent.end(body)
    })
  return {
    as: (cookie) => ({
      query: (procedure, input) =>
        send('GET', `${procedure}?input=${encodeURIComponent(superjson.stringify(input))}`, cookie),
      mutate: (procedure, input) => send('POST', procedure, cookie, superjson.stringify(input)),
    }),
    close: () => agent.destroy(),
  }
}

type Body = {
  result?: { data: Parameters<typeof superjson.deserialize>[0] }
  error?: { json: { data: { problem: { code: string } | null } } }
}

async function read<Result>(response: IncomingMessage): Promise<Answered<Result>> {
  const status = response.statusCode ?? 0
  try {
    const chunks: Buffer[] = []
    for await (const chunk of response) chunks.push(chunk)
    const { result, error } = JSON.parse(Buffer.concat(chunks).toString()) as Body
    return {
      status,
      result: result && (superjson.deserialize(result.data) as Result),
      problem: error?.json.data.problem?.code ?? null,
    }
  } catch {
    // Broken off in the middle, or no answer of a procedure.
    return { status: response.complete ? status : 0, result: undefined, problem: null }
  }
}
