import superjson from 'superjson'
import type { Db } from '../../server/platform/db.ts'

type Answer = { status: number; json: unknown }

/**
 * Signs in over the site's own form by phone and code, and gives a function that calls a mutation over HTTP with that
 * session, as a browser of the same origin would.
 */
export async function signedIn({ url, db }: { url: string; db: Db }, phone: string) {
  const jar = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { origin: url, cookie, ...init.headers }
    const response = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
  const form = (fields: Record<string, string>) =>
    send('/sign-in', { method: 'POST', body: new URLSearchParams({ next: '/account', ...fields }) })
  await form({ intent: 'request', phone })
  const message = await db.sandboxMessage.findFirstOrThrow({
    where: { to: phone, body: { contains: '验证码' } },
    orderBy: { createdAt: 'desc' },
  })
  await form({ intent: 'verify', code: message.body.match(/\d{6}/)?.[0] ?? '' })

  return async (procedure: string, input: unknown): Promise<Answer> => {
    const response = await send(`/api/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(superjson.serialize(input)),
    })
    const body = (await response.json()) as { result?: { data: Parameters<typeof superjson.deserialize>[0] } }
    return { status: response.status, json: body.result ? superjson.deserialize(body.result.data) : body }
  }
}
