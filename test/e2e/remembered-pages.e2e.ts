import { get } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { rebuildSearch, refreshListing } from '../../server/discovery/discovery.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'

const { url, db, clock, ctx, world: site } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const world = await buildWorld(db, clock)
await rebuildSearch(ctx)
await vi.waitFor(() => expect(site.ports.search.version?.()).toEqual(expect.any(String)), { timeout: 15_000 })
// Whatever is delivered after the building of the world has come to rest.
await vi.waitFor(async () => expect(await db.outbox.count({ where: { deliveredAt: null } })).toBe(0), {
  timeout: 15_000,
})

type Answer = { status: number; html: string; headers: Record<string, unknown> }

/** As a browser asks, byte for byte as it comes. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(
      url + path,
      { headers: { 'accept-encoding': 'gzip', 'accept-language': 'zh-CN', ...headers } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const body = Buffer.concat(chunks)
          const html =
            answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body).toString() : body.toString()
          resolve({ status: answer.statusCode ?? 0, html, headers: answer.headers })
        })
      },
    ).once('error', reject)
  })
}
const nonceOf = ({ headers }: Answer) =>
  /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? ''
/** Without what belongs to one answer. */
const plain = (answer: Answer) =>
  answer.html.replaceAll(nonceOf(answer), 'NONCE').replaceAll(String(answer.headers['x-request-id']), 'ID')
/** What was remembered says how long it is; what is rendered comes in pieces. */
const isRemembered = ({ headers }: Answer) => headers['content-length'] !== undefined

/** Asked until the answer is a remembered one. */
async function remembered(path: string, headers?: Record<string, string>): Promise<Answer> {
  return vi.waitFor(async () => {
    const answer = await ask(path, headers)
    expect(isRemembered(answer)).toBe(true)
    return answer
  })
}

test('the second visitor gets the same page, with a nonce and an id of their own', async () => {
  const first = await ask('/search?kind=home_care')
  const second = await remembered('/search?kind=home_care')
  expect(isRemembered(first)).toBe(false)
  expect(first.html).toContain(world.provider.name)
  expect(plain(second)).toBe(plain(first))
  expect(nonceOf(second)).not.toBe(nonceOf(first))
  expect(second.html).toContain(`nonce="${nonceOf(second)}"`)
  for (const own of [nonceOf(first), String(first.headers['x-request-id'])])
    expect(second.html).not.toContain(own)
  const shared = ({ headers }: Answer) => {
    const { date, 'content-length': _, 'transfer-encoding': __, 'x-request-id': ___, ...rest } = headers
    return {
      ...rest,
      vary: String(rest.vary).toLowerCase().split(', ').sort(),
      'content-security-policy': '',
    }
  }
  expect(shared(second)).toEqual(shared(first))
})

test('a changed listing shows at once', async () => {
  const before = await remembered('/search?q=')
  expect(before.html).toContain(world.provider.name)
  await db.provider.update({ where: { id: world.provider.id }, data: { name: '示例·桂花苑居家养老' } })
  await refreshListing(ctx, world.provider.id)
  const after = await ask('/search?q=')
  expect(after.html).toContain('示例·桂花苑居家养老')
  expect(isRemembered(after)).toBe(false)
})

test('languages and ways of reading do not mix', async () => {
  const chinese = await remembered('/search')
  const english = await remembered('/search', { 'accept-language': 'en' })
  const elder = await remembered('/search', { cookie: 'mode=elder' })
  const chosen = await remembered('/search', { cookie: 'locale=en; mode=elder' })
  expect(chinese.html).toMatch(/<html lang="zh-CN" data-mode="standard"/)
  expect(english.html).toMatch(/<html lang="en" data-mode="standard"/)
  expect(elder.html).toMatch(/<html lang="zh-CN" data-mode="elder"/)
  expect(chosen.html).toMatch(/<html lang="en" data-mode="elder"/)
})

test.each<[string, string, Record<string, string>]>([
  [
    'who carries any other cookie',
    '/search?kind=nursery',
    { cookie: 'mode=elder; better-auth.session_token=x.y' },
  ],
  ['who carries a draft', '/search?kind=nursery', { cookie: 'draft=0' }],
  ['who brings a key', '/search?kind=nursery', { authorization: 'Bearer x' }],
  ['free times of a day', '/search?day=2026-11-23', {}],
  ['the same, written otherwise', '/search?d%61y=2026-11-23', {}],
  ['a page of a person', '/orders', {}],
])('is rendered anew every time: %s', async (_what, path, headers) => {
  for (let time = 0; time < 3; time += 1) {
    expect(isRemembered(await ask(path, headers))).toBe(false)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
})

test('a remembered page runs in a browser under its policy', async () => {
  await remembered('/search?kind=home_care')
  const { page } = await newPerson('visitor')
  const refused: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|hydrat/i.test(message.text())) refused.push(message.text())
  })
  await page.goto(`${url}/search?kind=home_care`, { waitUntil: 'networkidle' })
  expect(await page.locator('h2#found').textContent()).toMatch(/\d/)
  expect(refused).toEqual([])
})
