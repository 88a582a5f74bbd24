import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

type Received = { path: string; push: unknown; ttl: string | undefined; subject: string; audience: string }

/** A push service with browsers behind it: takes what is sent as RFC 8030 says, checks who signed it, and reads it as a browser would. */
export async function openPushService(publicKey: () => Promise<string>) {
  const received: Received[] = []
  const answers = new Map<string, number>()
  const browsers = new Map<string, { ecdh: ReturnType<typeof createECDH>; auth: Buffer }>()
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    const status = answers.get(path) ?? 201
    if (status === 201) received.push(await readAsBrowser(request))
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => void server.close())
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`

  async function readAsBrowser(request: IncomingMessage): Promise<Received> {
    const path = request.url ?? ''
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const browser = browsers.get(path)
    if (!browser) throw new Error(`no browser at ${path}`)
    const push = JSON.parse(decrypted(Buffer.concat(chunks), browser))
    const { sub, aud } = signedBy(request.headers.authorization ?? '', await publicKey())
    return { path, push, ttl: request.headers.ttl as string, subject: sub, audience: aud }
  }

  return {
    host,
    received,
    /** How it answers for this browser from now on. */
    answer: (endpoint: string, status: number) => void answers.set(new URL(endpoint).pathname, status),
    /** Somebody agreed. */
    subscribe(name: string) {
      const ecdh = createECDH('prime256v1')
      ecdh.generateKeys()
      const auth = randomBytes(16)
      browsers.set(`/${name}`, { ecdh, auth })
      return {
        endpoint: `http://${host}/${name}`,
        p256dh: ecdh.getPublicKey().toString('base64url'),
        auth: auth.toString('base64url'),
      }
    },
  }
}

/** RFC 8291 over RFC 8188: one record. */
function decrypted(body: Buffer, { ecdh, auth }: { ecdh: ReturnType<typeof createECDH>; auth: Buffer }) {
  const salt = body.subarray(0, 16)
  const sender = body.subarray(21, 21 + (body[20] ?? 0))
  const record = body.subarray(21 + sender.length)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender])
  const derive = (secret: Buffer, by: Buffer, what: Buffer, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, by, what, length))
  const shared = derive(ecdh.computeSecret(sender), auth, info, 32)
  const key = derive(shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}

/** RFC 8292: what the token says, once its signature is that of the key. */
function signedBy(authorization: string, publicKey: string): { sub: string; aud: string } {
  const [, token = '', key = ''] = authorization.match(/^vapid t=([^,]+), k=(.+)$/) ?? []
  const point = Buffer.from(publicKey, 'base64url')
  if (key !== publicKey) throw new Error('signed with another key')
  const [head = '', claims = '', signature = ''] = token.split('.')
  const jwk = {
    ...{ kty: 'EC', crv: 'P-256' },
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!good) throw new Error('the signature is wrong')
  return JSON.parse(Buffer.from(claims, 'base64url').toString())
}
