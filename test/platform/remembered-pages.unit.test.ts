import { once } from 'node:events'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import compression from 'compression'
import express from 'express'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { createNonce, identify } from '../../server/http/identify.ts'
import { pageLane } from '../../server/http/page-lane.ts'
import { rememberPages } from '../../server/http/remembered-pages.ts'
import { movableClock } from '../support/clock.ts'

/** Pages that say who asked, in which version of the world they were rendered, and how often that was done. */
const world = {
  version: 'one' as string | null,
  rendered: 0,
  answer: {} as { status?: number; cookie?: string; meanwhile?: string },
}
const clock = movableClock()
const pages = rememberPages({ clock, version: () => world.version })
const app = express()
app.use(identify, compression(), pages.listen, (request, response) => {
  world.rendered += 1
  const { nonce, requestId } = response.locals
  const { status = 200, cookie, meanwhile } = world.answer
  if (cookie) response.setHeader('set-cookie', cookie)
  response.status(status).type('html')
  const named = `${request.headers.cookie ?? 'nobody'} ${request.headers['accept-language']}`
  response.write(`<html><script nonce="${nonce}">${requestId}</script>${world.version} ${named} `)
  world.version = meanwhile ?? world.version
  response.end(`${'好'.repeat(5_000)}<script nonce="${nonce}"></script></html>`)
})
const headersWith = (nonce: string) => ['x-nonce', nonce]
const server = createServer(pageLane({ pages, headersWith, log: pino({ level: 'silent' }), otherwise: app }))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
afterAll(() => server.close())

async function ask(path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo
  const all = { 'accept-encoding': 'gzip', 'accept-language': 'zh-CN', ...headers }
  const [answer] = await once(get({ port, path, headers: all }), 'response')
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const html = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body).toString() : body.toString()
  return { html, headers: answer.headers as Record<string, string> }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 50))
/** How often it was rendered when it was asked for three times. */
async function renderedOf(path: string, headers?: Record<string, string>): Promise<number> {
  const before = world.rendered
  for (let time = 0; time < 3; time += 1) {
    await ask(path, headers)
    await settled()
  }
  return world.rendered - before
}

test('is rendered once; each answer has its own nonce and id, letter by letter the same besides', async () => {
  const path = '/search?q=%E5%8A%A9%E6%B5%B4'
  const first = await ask(path)
  await settled()
  const before = world.rendered
  const second = await ask(path)
  expect(world.rendered).toBe(before)
  const [{ 'x-nonce': nonce = '', 'x-request-id': id = '', vary, 'content-type': type }] = [second.headers]
  expect(second.html.split(nonce)).toHaveLength(3)
  const [, firstNonce = ''] = /nonce="([^"]+)"/.exec(first.html) ?? []
  const own = second.html.replaceAll(nonce, firstNonce).replaceAll(id, first.headers['x-request-id'] ?? '')
  expect(own).toBe(first.html)
  expect(nonce).not.toBe(firstNonce)
  expect(id).not.toBe(first.headers['x-request-id'])
  expect([vary, type]).toEqual([first.headers.vary, first.headers['content-type']])
})

test('the first page is remembered as well', async () => {
  expect(await renderedOf('/')).toBe(1)
})

test('what has changed shows at once', async () => {
  await renderedOf('/search')
  world.version = 'two'
  expect((await ask('/search')).html).toContain('two')
  // The world changes while a page is being rendered: that page is not kept.
  world.answer = { meanwhile: 'three' }
  expect((await ask('/search?page=2')).html).toContain('two')
  world.answer = {}
  await settled()
  expect((await ask('/search?page=2')).html).toContain('three')
})

test('the next day is rendered anew', async () => {
  expect(await renderedOf('/search?q=today')).toBe(1)
  clock.set(new Date(clock.now().getTime() + 24 * 3_600_000))
  expect(await renderedOf('/search?q=today')).toBe(1)
})

test('languages and ways of reading have pages of their own', async () => {
  await renderedOf('/search?q=own')
  expect(await renderedOf('/search?q=own', { 'accept-language': 'en' })).toBe(1)
  expect(await renderedOf('/search?q=own', { cookie: 'mode=elder' })).toBe(1)
  expect(await renderedOf('/search?q=own', { cookie: 'locale=en; mode=elder' })).toBe(1)
})

test.each<[string, string, Record<string, string>]>([
  ['who is signed in', '/search', { cookie: 'better-auth.session_token=x.y' }],
  [
    'who is signed in and reads large',
    '/search',
    { cookie: 'mode=elder; __Secure-better-auth.session_token=x' },
  ],
  ['who has a draft', '/search', { cookie: 'draft=0' }],
  ['who brings a key', '/search', { authorization: 'Bearer x' }],
  ['free times of a day', '/search?day=2026-11-23', {}],
  ['free times, written otherwise', '/search?q=a&d%61y=2026-11-23', {}],
  ['an address that is none', '/search?%', {}],
  ['any other page', '/orders', {}],
  ['who takes no gzip', '/search', { 'accept-encoding': 'identity' }],
])('every time anew: %s', async (_what, path, headers) => {
  await renderedOf('/search')
  expect(await renderedOf(path, headers)).toBe(3)
})

test('what failed, sets a cookie or can not be told to be of today is not kept', async () => {
  world.answer = { status: 503 }
  expect(await renderedOf('/search?q=failed')).toBe(3)
  world.answer = { cookie: 'a=b' }
  expect(await renderedOf('/search?q=cookie')).toBe(3)
  world.answer = {}
  world.version = null
  expect(await renderedOf('/search?q=unknown')).toBe(3)
})

test('nonces are not given twice', () => {
  const nonces = Array.from({ length: 1_000 }, createNonce)
  expect(new Set(nonces).size).toBe(1_000)
  for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
})
