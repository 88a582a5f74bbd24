import superjson from 'superjson'
import { describe, expect, test } from 'vitest'
import { transformer } from '../../server/rpc/transformer.ts'
import { testServer } from '../support/server.ts'

const { url } = await testServer()

/** The adapter is asked where a type of content is named, which means nothing with GET. */
async function bothWays(path: string, headers: Record<string, string> = {}) {
  const ask = async (more: Record<string, string>) => {
    const response = await fetch(`${url}/api/trpc/${path}`, { headers: { ...headers, ...more } })
    const named = ['content-type', 'vary', 'content-security-policy'].map((name) =>
      response.headers.get(name),
    )
    const body = (await response.text()).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'an id')
    return {
      status: response.status,
      headers: named.map((value) => value?.replace(/nonce-[^']*/g, '')),
      body,
    }
  }
  return { short: await ask({}), adapter: await ask({ 'content-type': 'application/json' }) }
}
const input = (value: unknown) => `?input=${encodeURIComponent(superjson.stringify(value))}`

test.each([
  [200, 'an answer', `discovery.suggest${input({ q: '助浴' })}`],
  [200, 'nothing asked', 'discovery.places'],
  [422, 'a wrong input', `discovery.search${input({ page: 0 })}`],
  [422, 'no input where one is needed', 'discovery.suggest'],
  [401, 'somebody who has to sign in', 'families.list'],
  [404, 'a name that is none', 'discovery.nothing'],
  [200, 'a batch', 'discovery.places,discovery.places?batch=1&input=%7B%7D'],
])('%i: %s, as the adapter answers', async (status, _what, path) => {
  const { short, adapter } = await bothWays(path)
  expect(short).toEqual(adapter)
  expect(short.status).toBe(status)
})

test.each(['null', '%7B', '%7B%7D'])(
  'an input that is no envelope (%s), as the adapter answers',
  async (text) => {
    const { short, adapter } = await bothWays(`discovery.suggest?input=${text}`)
    expect(short).toEqual(adapter)
    expect(short.status).toBeGreaterThanOrEqual(400)
  },
)

test('a compressed answer is one', async () => {
  const { short, adapter } = await bothWays('discovery.places', { 'accept-encoding': 'gzip' })
  expect(short).toEqual(adapter)
})

describe('what is written is read back the same', () => {
  const shared = ['same']
  test.each([
    ['plain facts', { a: [1, 'x', true, null, { b: 0.5 }], c: shared, d: shared }],
    ['a date', { at: new Date(0), a: 1 }],
    ['dates far down', { days: [{ slots: [{ at: new Date(1), ids: ['x'] }] }, { slots: [] }], none: null }],
    ['one date twice', [new Date(5), { again: new Date(5) }]],
    ['a date alone', new Date(7)],
    ['names with dots', { 'a.b': { at: new Date(2) }, '': { at: new Date(3) }, 'c\\d': new Date(4) }],
    ['undefined', { a: undefined, at: new Date(0) }],
    ['undefined in a list', [undefined, 1]],
    ['numbers JSON has no letters for', [Number.NaN, Number.POSITIVE_INFINITY, -0]],
    ['sets and maps', { a: new Set([1]), b: new Map([['x', 1n]]) }],
    ['nothing', undefined],
  ])('%s', (_what, value) => {
    const written = JSON.parse(JSON.stringify(transformer.serialize(value)))
    expect(transformer.deserialize(written)).toEqual(value)
    expect(superjson.deserialize(written)).toEqual(value)
  })
})
