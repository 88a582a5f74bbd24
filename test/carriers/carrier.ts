import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Taken = {
  readonly method: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Whether the signature is what the secret makes of the request as it came. */
  readonly signed: boolean
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** A carrier on this machine: it reads each signature out of the request as it arrived, as its documents say, and answers as told. */
export async function carrier(kind: 'aliyun' | 'tencent', secret: string) {
  const taken: Taken[] = []
  let answer: unknown = null
  const server = createServer(async (request, response) => {
    taken.push(await read(request, kind, secret))
    response.setHeader('content-type', 'application/json')
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    answers: (said: unknown) => {
      answer = said
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function read(request: IncomingMessage, kind: 'aliyun' | 'tencent', secret: string): Promise<Taken> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString('utf8')
  const [, search = ''] = (request.url ?? '').split('?')
  const headers = request.headers as Record<string, string>
  const { authorization = '' } = headers
  const part = (name: string) => new RegExp(`${name}=([^, ]+)`).exec(authorization)?.[1] ?? ''
  const names = part('SignedHeaders').split(';')
  const lines = names.map((name) => `${name}:${headers[name] ?? ''}\n`).join('')
  const canonical = [request.method, '/', search, lines, names.join(';'), sha256(body)].join('\n')
  const wanted = kind === 'aliyun' ? aliyun(canonical, secret) : tencent(canonical, secret, headers, part)
  const query = Object.fromEntries(new URLSearchParams(search))
  return { method: request.method ?? '', query, headers, body, signed: part('Signature') === wanted }
}

const aliyun = (canonical: string, secret: string) =>
  hmac(secret, `ACS3-HMAC-SHA256\n${sha256(canonical)}`).toString('hex')

function tencent(
  canonical: string,
  secret: string,
  headers: Record<string, string>,
  part: (name: string) => string,
): string {
  const [, day = '', service = '', end = ''] = part('Credential').split('/')
  const key = hmac(hmac(hmac(`TC3${secret}`, day), service), end)
  const scope = [day, service, end].join('/')
  const text = ['TC3-HMAC-SHA256', headers['x-tc-timestamp'], scope, sha256(canonical)].join('\n')
  return hmac(key, text).toString('hex')
}
