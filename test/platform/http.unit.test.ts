import type { AddressInfo } from 'node:net'
import express, { type RequestHandler } from 'express'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Checks, health } from '../../server/http/health.ts'
import { identify, pathOf } from '../../server/http/identify.ts'
import { bodyLimit, sameOriginOnly, secureHeaders } from '../../server/http/security.ts'

const APP = 'https://yiyou.test'

/** A server with these handlers in front of a page that answers "arrived"; gives its address. */
async function serve(...handlers: RequestHandler[]): Promise<string> {
  const app = express()
  for (const handler of handlers) app.use(handler)
  app.use((_request, response) => void response.send('arrived'))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a change sent from elsewhere', () => {
  const statusOf = async (headers: Record<string, string>, method = 'POST') => {
    const url = await serve(sameOriginOnly(APP))
    return (await fetch(url, { method, headers })).status
  }

  test('is refused, also without a cookie', async () => {
    expect(await statusOf({ origin: 'https://elsewhere.test' })).toBe(403)
    expect(await statusOf({ origin: 'null' })).toBe(403)
    expect(await statusOf({ origin: 'https://yiyou.test.elsewhere.test' })).toBe(403)
  })

  test('is refused when it carries a cookie and does not say where from', async () => {
    expect(await statusOf({ cookie: 'session=x' })).toBe(403)
    expect(await statusOf({ cookie: 'session=x', 'sec-fetch-site': 'cross-site' })).toBe(403)
  })

  test('reading is nobody else’s business', async () => {
    expect(await statusOf({ origin: 'https://elsewhere.test' }, 'GET')).toBe(200)
  })

  test('our own pages may, by our name or by the one they were opened with', async () => {
    const url = await serve(sameOriginOnly(APP))
    const post = async (headers: Record<string, string>) =>
      (await fetch(url, { method: 'POST', headers })).status
    expect(await post({ origin: APP, cookie: 'session=x' })).toBe(200)
    expect(await post({ origin: url, cookie: 'session=x' })).toBe(200)
    expect(await post({ 'sec-fetch-site': 'same-origin', cookie: 'session=x' })).toBe(200)
  })
})

describe('a body', () => {
  test('within the limit arrives', async () => {
    const url = await serve(bodyLimit(() => 10))
    expect((await fetch(url, { method: 'POST', body: '0123456789' })).status).toBe(200)
  })

  test('beyond it is refused before it is read', async () => {
    const url = await serve(bodyLimit(() => 10))
    expect((await fetch(url, { method: 'POST', body: '0123456789a' })).status).toBe(413)
  })

  test('that does not say how long it is, is refused', async () => {
    const url = await serve(bodyLimit(() => 10))
    const body = new Blob(['0123456789a']).stream()
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit
    expect((await fetch(url, init)).status).toBe(411)
  })
})

describe('every answer', () => {
  test('lets only this answer’s scripts and styles run, and nobody frame it', async () => {
    const url = await serve(identify, secureHeaders({ appUrl: APP, dev: false, formTargets: [] }))
    const policies = await Promise.all(
      [1, 2].map(async () => (await fetch(url)).headers.get('content-security-policy') ?? ''),
    )
    const nonces = policies.map(
      (policy) => /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'/.exec(policy)?.[1],
    )
    expect(nonces[0]).toBeTruthy()
    expect(nonces[0]).not.toBe(nonces[1])
    expect(policies[0]).toContain(`style-src 'self' 'nonce-${nonces[0]}'`)
    expect(policies[0]).toContain("frame-ancestors 'none'")
    expect(policies[0]).toContain("connect-src 'self' wss://yiyou.test")
  })

  test('has an id to quote, and asks for https only where the site is on https', async () => {
    const open = { appUrl: 'http://localhost:3000', dev: false, formTargets: [] }
    const plain = await fetch(await serve(identify, secureHeaders(open)))
    expect(plain.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(plain.headers.get('strict-transport-security')).toBeNull()
    expect(plain.headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests')
    const secure = await fetch(await serve(identify, secureHeaders({ ...open, appUrl: APP })))
    expect(secure.headers.get('strict-transport-security')).toContain('max-age')
  })
})

test('the log learns neither what was searched for nor the key in a private link', () => {
  expect(pathOf('/search?q=失智&near=31.2,121.5')).toBe('/search')
  expect(pathOf('/e/Zm9vYmFyYmF6cXV4?visit=1')).toBe('/e/…')
  expect(pathOf('/e/Zm9vYmFyYmF6cXV4.data')).toBe('/e/….data')
  expect(pathOf('/join/Zm9vYmFyYmF6cXV4')).toBe('/join/…')
  expect(pathOf('/sandbox/pay/sbp_Zm9v/x')).toBe('/sandbox/pay/…/x')
  expect(pathOf('/e')).toBe('/e')
  expect(pathOf('/orders/019f')).toBe('/orders/019f')
})

describe('readiness', () => {
  const fine: Checks = {
    database: () => ({ state: 'ok' }),
    worker: () => ({ state: 'ok' }),
    search: () => ({ state: 'ok', engine: 'postgres' }),
    payments: () => ({ state: 'ok', adapter: 'sandbox' }),
  }
  const ready = async (checks: Checks) => {
    const response = await fetch(`${await serve(health(checks))}/readyz`)
    return { status: response.status, body: await response.json() }
  }

  test('names each dependency', async () => {
    expect(await ready(fine)).toEqual({
      status: 200,
      body: {
        ready: true,
        database: { state: 'ok' },
        worker: { state: 'ok' },
        search: { state: 'ok', engine: 'postgres' },
        payments: { state: 'ok', adapter: 'sandbox' },
      },
    })
  })

  test('is gone with the database, and a reason is not told to strangers', async () => {
    const broken = { ...fine, database: () => Promise.reject(new Error('password of 10.0.0.7 refused')) }
    const { status, body } = await ready(broken)
    expect(status).toBe(503)
    expect(body).toMatchObject({ ready: false, database: { state: 'down' }, worker: { state: 'ok' } })
    expect(JSON.stringify(body)).not.toContain('10.0.0.7')
  })

  test('outlives a search that is away or never answers', async () => {
    const { status, body } = await ready({ ...fine, search: () => new Promise(() => {}) })
    expect(status).toBe(200)
    expect(body).toMatchObject({ ready: true, search: { state: 'down' } })
  })

  test('being alive depends on nothing', async () => {
    const url = await serve(health({ ...fine, database: () => Promise.reject(new Error('away')) }))
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })
})
