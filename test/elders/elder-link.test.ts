import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import { elderRouter } from '../../server/elders/elder.router.ts'
import { familyRouter } from '../../server/families/family.router.ts'
import { days, hours } from '../../server/kernel/clock.ts'
import { hashOfToken } from '../../server/platform/secret-token.ts'
import { createCallerFactory } from '../../server/rpc/trpc.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous, buildWorld, testCtx, type World } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const callerFor = createCallerFactory(elderRouter)
const elder = callerFor(testCtx(db, clock, anonymous))
let world: World
beforeAll(async () => {
  world = await buildWorld(db, clock)
})
beforeEach(() => clock.set(saturdayMorning))

const as = async (person: { id: string }) => callerFor(testCtx(db, clock, await loadViewer(db, person.id)))
const problemOf = async (refused: Promise<unknown>) => {
  const error = await refused.then(
    () => null,
    (thrown) => thrown,
  )
  return error?.cause?.problem?.code ?? null
}
const linkFor = async (recipientId: string) => {
  const { url } = await (await as(world.daughter)).createLink({ recipientId })
  return url.slice(url.lastIndexOf('/') + 1)
}

test('a link opens the page of its recipient, with the family to call, and notes that it was used', async () => {
  const token = await linkFor(world.father.id)
  const page = await elder.open({ token })
  expect(page).toEqual({
    recipientId: world.father.id,
    name: '林建国',
    incident: null,
    toRate: null,
    calledBy: '爸爸',
    contacts: [
      { name: '林晓雯', phone: '13800000001' },
      { name: '林晓峰', phone: '13800000002' },
    ],
    visits: [],
  })
  const link = await db.elderLink.findUniqueOrThrow({ where: { tokenHash: hashOfToken(token) } })
  expect(link.lastUsedAt).toEqual(clock.now())
  expect(link.tokenHash).not.toContain(token)
})

test('a link ends after 180 days', async () => {
  const token = await linkFor(world.father.id)
  clock.advance(days(180) - 1)
  await elder.open({ token })
  clock.advance(1)
  expect(await problemOf(elder.open({ token }))).toBe('elders.link_invalid')
})

test('a new link closes the one before, and revoking closes at once, for looking and for answering', async () => {
  const first = await linkFor(world.father.id)
  const second = await linkFor(world.father.id)
  expect(await problemOf(elder.open({ token: first }))).toBe('elders.link_invalid')
  await elder.open({ token: second })
  await (await as(world.brother)).revokeLink({ recipientId: world.father.id })
  expect(await problemOf(elder.open({ token: second }))).toBe('elders.link_invalid')
  const answer = { token: second, orderId: randomUUID(), answer: 'agree' as const, key: randomUUID() }
  expect(await problemOf(elder.answer(answer))).toBe('elders.link_invalid')
})

test('links made at the same moment leave one that opens', async () => {
  const tokens = await Promise.all([1, 2, 3].map(() => linkFor(world.father.id)))
  const answers = await Promise.all(tokens.map((token) => problemOf(elder.open({ token }))))
  expect(answers.filter((code) => code === null)).toHaveLength(1)
})

test('nobody outside the family makes or revokes one, and a guessed token opens nothing', async () => {
  for (const person of [world.bystander, world.manager, world.operator]) {
    const api = await as(person)
    expect(await problemOf(api.createLink({ recipientId: world.father.id }))).toBe(
      'families.recipient_not_found',
    )
    expect(await problemOf(api.revokeLink({ recipientId: world.father.id }))).toBe(
      'families.recipient_not_found',
    )
  }
  expect(await problemOf(elder.createLink({ recipientId: world.father.id }))).toBe('accounts.sign_in_first')
  expect(await problemOf(elder.open({ token: 'A'.repeat(43) }))).toBe('elders.link_invalid')
})

test('the link of someone who was archived opens nothing', async () => {
  const aunt = await db.recipient.create({
    data: { familyId: world.family.id, kind: 'elder', name: '林秀英', calledBy: '姑姑' },
  })
  const token = await linkFor(aunt.id)
  const families = createCallerFactory(familyRouter)(testCtx(db, clock, world.daughter.viewer))
  await families.archiveRecipient({ recipientId: aunt.id })
  expect(await problemOf(elder.open({ token }))).toBe('elders.link_invalid')
})

test("one recipient's link answers and shows only their own orders", async () => {
  const startsAt = new Date(clock.now().getTime() + days(1))
  const endsAt = new Date(startsAt.getTime() + hours(1.5))
  const order = await db.order.create({
    data: {
      number: 'TEST-1',
      familyId: world.family.id,
      recipientId: world.motherInLaw.id,
      providerId: world.provider.id,
      offeringId: world.offering.id,
      placedBy: world.daughter.id,
      state: 'awaiting_elder',
      version: 1,
      enteredAt: clock.now(),
      placedAt: clock.now(),
      dueAt: new Date(clock.now().getTime() + hours(4)),
      dueTransition: 'lapse',
      startsAt,
      endsAt,
      priceFen: 16_800,
      refundPolicy: 'flexible',
      terms: { title: '上门助浴' },
      addressLine: '示例路 20 弄 1 号 101 室',
      placementKey: 'test-1',
      visit: { create: { caregiverId: world.caregiver.id, startsAt, endsAt, startCode: '4821' } },
    },
  })
  const father = await linkFor(world.father.id)
  const mother = await linkFor(world.motherInLaw.id)
  expect((await elder.open({ token: father })).visits).toEqual([])
  expect((await elder.open({ token: mother })).visits).toMatchObject([
    {
      orderId: order.id,
      state: 'awaiting_elder',
      title: '上门助浴',
      orderedByName: '林晓雯',
      caregiverName: '王秀兰',
      startCode: null,
      answerBy: order.dueAt,
    },
  ])
  const answer = { orderId: order.id, answer: 'agree' as const, key: randomUUID() }
  expect(await problemOf(elder.answer({ token: father, ...answer }))).toBe('orders.not_found')
  // Whoever taps twice has answered once.
  for (let tap = 0; tap < 2; tap++) await elder.answer({ token: mother, ...answer })
  expect(await db.order.findUnique({ where: { id: order.id } })).toMatchObject({
    state: 'awaiting_payment',
    version: 2,
  })
})
