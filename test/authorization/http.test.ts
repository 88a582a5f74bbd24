import superjson from 'superjson'
import { describe, expect, test } from 'vitest'
import { everything } from '../support/everything.ts'
import { testServer } from '../support/server.ts'
import { procedureNamesOf } from './matrix.ts'

const { url, db } = await testServer()
const elsewhere = 'https://elsewhere.test'
const mutations = procedureNamesOf('mutation')
const input = JSON.stringify(superjson.serialize({ name: 'x' }))

describe('over HTTP', () => {
  test('there are mutations to try', () => expect(mutations.length).toBeGreaterThan(30))

  test.each(mutations)('%s is refused when another site sends it', async (name) => {
    const send = (headers: Record<string, string>) =>
      fetch(`${url}/api/trpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: input,
      })
    const refusals = await Promise.all([
      send({ origin: elsewhere }),
      send({ origin: elsewhere, cookie: 'yiyou.session_token=x' }),
      send({ origin: 'null', cookie: 'yiyou.session_token=x' }),
      send({ cookie: 'yiyou.session_token=x' }),
      send({ 'sec-fetch-site': 'cross-site', cookie: 'yiyou.session_token=x' }),
    ])
    expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
    expect(await refusals[0]?.json()).toMatchObject({ problem: { code: 'general.other_origin' } })
  })

  test.each(['/sign-in', '/sign-out', '/settings/mode', '/order/new', '/orders/x/pay', '/e/x', '/family'])(
    'the form of %s is refused when another site sends it',
    async (path) => {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { origin: elsewhere, cookie: 'yiyou.session_token=x' },
        body: new URLSearchParams({ intent: 'x' }),
        redirect: 'manual',
      })
      expect(response.status).toBe(403)
    },
  )

  test('no mutation can be reached by GET, and trying changes nothing', async () => {
    const before = await everything(db)
    for (const name of mutations) {
      const address = `${url}/api/trpc/${name}?input=${encodeURIComponent(input)}`
      expect([name, (await fetch(address)).status]).toEqual([name, 405])
    }
    const batch = mutations.join(',')
    expect((await fetch(`${url}/api/trpc/${batch}?batch=1&input=%7B%7D`)).status).toBe(405)
    expect(await everything(db)).toBe(before)
  })
})
