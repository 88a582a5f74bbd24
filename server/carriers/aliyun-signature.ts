import { createHash, createHmac } from 'node:crypto'

export type AliyunCall = {
  readonly host: string
  readonly action: string
  readonly version: string
  readonly query: Readonly<Record<string, string>>
  readonly keyId: string
  readonly keySecret: string
  readonly at: Date
  /** Never the same twice: a call repeated word for word is refused. */
  readonly nonce: string
}

/** A call of an RPC interface with everything in its address, signed as ACS3-HMAC-SHA256 (V3 of Alibaba Cloud's signatures). */
export function signAliyun(call: AliyunCall): { query: string; headers: Record<string, string> } {
  const query = Object.entries(call.query)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&')
  const headers: Record<string, string> = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': call.at.toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  }
  const names = Object.keys(headers).sort()
  const signed = names.join(';')
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('')
  const canonical = ['POST', '/', query, lines, signed, sha256('')].join('\n')
  const signature = createHmac('sha256', call.keySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  const authorization = `ACS3-HMAC-SHA256 Credential=${call.keyId},SignedHeaders=${signed},Signature=${signature}`
  return { query, headers: { ...headers, authorization } }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** RFC 3986: encodeURIComponent leaves five signs that have to be encoded as well. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
