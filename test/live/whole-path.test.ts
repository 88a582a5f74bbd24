import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { createSignIn } from '../../server/accounts/sign-in.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { until } from '../outbox/worker-bench.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { connected, type Ear, listenAt, withCookie, withLink } from './live-bench.ts'

const { db, url, clock, ctx, world: site } = await testServer()
const world = await buildWorld(db, clock)
const as = (viewer: Viewer) => createCaller({ ...ctx, viewer, requestId: randomUUID() })
const ears: Ear[] = []
afterAll(() => {
  for (const { socket } of ears) socket.disconnect()
})

function signInOf(cookie = '') {
  const headers = new Headers(cookie ? { cookie } : {})
  return createSignIn({ ...site, headers, address: '203.0.113.7' })
}

async function signedIn({ phone }: { phone: string }): Promise<string> {
  const { sandboxCode } = await signInOf().requestCode(phone)
  const headers = await signInOf().verifyCode({ phone, code: sandboxCode ?? '' })
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

async function listening(credentials: object): Promise<Ear> {
  const ear = listenAt(url, credentials)
  ears.push(ear)
  await connected(ear)
  return ear
}

test('siblings, the desk and the elder hear of a payment the moment it is made; a stranger does not', async () => {
  const api = as(world.daughter.viewer)
  const link = await api.elders.createLink({ recipientId: world.father.id })
  const [daughter, brother, desk, stranger] = await Promise.all(
    [world.daughter, world.brother, world.manager, world.bystander].map(async (person) =>
      listening(withCookie(await signedIn(person))),
    ),
  )
  const elder = await listening(withLink(link.url.split('/').at(-1) ?? ''))

  const ownerKey = randomUUID()
  const { id: draftId } = await api.drafts.begin({ ownerKey, offeringId: world.offering.id })
  await api.drafts.setWho({ ownerKey, draftId, who: { recipientId: world.father.id } })
  const startsAt = new Date('2026-11-22T02:00:00.000Z')
  await api.drafts.setWhen({ ownerKey, draftId, startsAt, caregiverId: null, note: '' })
  const order = await api.orders.place({ ownerKey, draftId, key: randomUUID() })
  const page = await api.orders.pay({ orderId: order.id })
  const externalId = page.url.split('/').at(-1) ?? ''
  await as({ kind: 'anonymous' }).payments.sandboxAct({ externalId, outcome: 'success' })

  const { version } = await api.orders.get({ orderId: order.id })
  const hasHeard = ({ heard }: Ear) =>
    heard.some((changed) => changed.id === order.id && changed.version === version)
  await until(() => [daughter!, brother!, desk!, elder].every(hasHeard))
  expect(stranger!.heard).toEqual([])

  await api.elders.revokeLink({ recipientId: world.father.id })
  await until(() => !elder.socket.connected)
})
