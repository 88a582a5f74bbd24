import { io } from 'socket.io-client'
import { describe, expect, onTestFinished, test } from 'vitest'
import { testServer } from '../support/server.ts'

const { url, world, ctx } = await testServer()

const read = (procedure: string) => fetch(`${url}/api/trpc/${procedure}`)
const change = (procedure: string, headers: Record<string, string> = {}, body = '{}') =>
  fetch(`${url}/api/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })

describe('the composed product', () => {
  test('is alive and ready, with a worker that takes jobs', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    await expect
      .poll(async () => (await fetch(`${url}/readyz`)).json(), { timeout: 10_000 })
      .toMatchObject({
        ready: true,
        database: { state: 'ok' },
        worker: { state: 'ok' },
        search: { state: 'ok', engine: 'embedded' },
        payments: { state: 'ok', adapter: 'sandbox' },
      })
  })

  test('answers questions to anybody', async () => {
    const response = await read('notices.unread')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ result: { data: { json: 0 } } })
    expect(response.headers.get('x-request-id')).toBeTruthy()
  })

  test('names the problem where it refuses', async () => {
    const response = await read('notices.list')
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      error: { json: { data: { problem: { code: 'accounts.sign_in_first' } } } },
    })
  })

  test('takes changes from its own pages only', async () => {
    expect((await change('notices.markRead', { origin: 'https://elsewhere.test' })).status).toBe(403)
    expect((await change('notices.markRead', { origin: url })).status).toBe(401)
  })

  test('does not read what is too large', async () => {
    const response = await change('notices.markRead', { origin: url }, `"${'x'.repeat(1_100_000)}"`)
    expect(response.status).toBe(413)
  })

  test('believes no payment report in the sandbox', async () => {
    const response = await fetch(`${url}/webhooks/sandbox`, { method: 'POST', body: '{"type":"paid"}' })
    expect(response.status).toBe(400)
  })

  test('lets no stranger listen to changes', async () => {
    const socket = io(url, { path: '/realtime', transports: ['websocket'], reconnection: false })
    onTestFinished(() => void socket.close())
    const answer = await new Promise((resolve) => {
      socket.on('connect', () => resolve('connected'))
      socket.on('connect_error', (error) => resolve(error.message))
    })
    expect(answer).toBe('refused')
  })

  test('acts on its own as nobody, with every port', () => {
    expect(ctx.viewer).toEqual({ kind: 'anonymous' })
    expect(ctx.ports).toBe(world.ports)
  })
})
