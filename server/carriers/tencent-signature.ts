import { createHash, createHmac } from 'node:crypto'

export type TencentCall = {
  readonly host: string
  readonly service: string
  readonly action: string
  readonly version: string
  readonly region: string
  readonly body: string
  readonly keyId: string
  readonly keySecret: string
  readonly at: Date
}

const TYPE = 'application/json; charset=utf-8'

/** A call of Tencent Cloud's API 3.0, signed as TC3-HMAC-SHA256. */
export function signTencent(call: TencentCall): Record<string, string> {
  const timestamp = String(Math.floor(call.at.getTime() / 1_000))
  const day = call.at.toISOString().slice(0, 10)
  const signed = 'content-type;host'
  const lines = `content-type:${TYPE}\nhost:${call.host}\n`
  const canonical = ['POST', '/', '', lines, signed, sha256(call.body)].join('\n')
  const scope = `${day}/${call.service}/tc3_request`
  const key = [day, call.service, 'tc3_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `TC3${call.keySecret}`,
  )
  const signature = createHmac('sha256', key)
    .update(['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n'))
    .digest('hex')
  return {
    authorization: `TC3-HMAC-SHA256 Credential=${call.keyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
    host: call.host,
    'content-type': TYPE,
    'x-tc-action': call.action,
    'x-tc-version': call.version,
    'x-tc-timestamp': timestamp,
    'x-tc-region': call.region,
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
