import { get } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { testServer } from '../support/server.ts'

const { url } = await testServer({ pages: 'built' })

type Answer = { status: number; headers: Record<string, string | undefined>; body: Buffer }

/** As it comes over the line: nothing is unpacked. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(`${url}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Answer['headers'],
          body: Buffer.concat(chunks),
        }),
      )
    }).on('error', reject)
  })
}

// A page that brings its scripts to everybody.
const page = await ask('/e')
const [script = ''] = page.body.toString().match(/\/assets\/[\w-]+\.js/) ?? []

test('a file comes as small as the browser can read it, the same whichever way, and is kept for good', async () => {
  const plain = await ask(script, { 'accept-encoding': 'identity' })
  const gzipped = await ask(script, { 'accept-encoding': 'gzip' })
  const packed = await ask(script, { 'accept-encoding': 'gzip, deflate, br' })
  expect([plain, gzipped, packed].map(({ headers }) => headers['content-encoding'])).toEqual([
    undefined,
    'gzip',
    'br',
  ])
  expect(gunzipSync(gzipped.body)).toEqual(plain.body)
  expect(brotliDecompressSync(packed.body)).toEqual(plain.body)
  expect(packed.body.length).toBeLessThan(gzipped.body.length)
  for (const { status, headers } of [plain, gzipped, packed]) {
    expect([status, headers['cache-control']]).toEqual([200, 'public,max-age=31536000,immutable'])
    expect(headers['content-type']).toMatch(/javascript/)
    expect(headers.vary).toContain('Accept-Encoding')
    expect(headers['x-content-type-options']).toBe('nosniff')
  }
})

test('what is asked for again and has not changed is not sent again; what does not exist is said at once', async () => {
  const { headers } = await ask('/mark.svg')
  expect(headers['cache-control']).toBe('public,max-age=3600')
  expect((await ask('/mark.svg', { 'if-none-match': headers.etag ?? '' })).status).toBe(304)
  expect((await ask('/assets/nothing-of-ours.js')).status).toBe(404)
  expect((await ask('/assets/..%2f..%2fserver-main.js')).status).toBe(404)
})
