import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { verifyChain } from '../../server/events/events.entry.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import { creditCodeCheck } from '../../server/providers/credit-code.rules.ts'
import { decideClaim } from '../../server/providers/decide-claim.ts'
import { findClaims, findMyClaims } from '../../server/providers/find-claims.ts'
import { submitClaim } from '../../server/providers/submit-claim.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { addPerson, buildWorld, personOf, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const { bystander, operator } = world
const rival = personOf(await addPerson(db, '郑凯', '13800000017'))
const secondOperator: Person = {
  ...personOf(await addPerson(db, '刘洋', '13800000018')),
  operator: true,
}
const as = (viewer: Person) => ({ ...testCtx(db, clock, viewer), viewer })
const creditCode = `92310000EXAMPLE01${creditCodeCheck('92310000EXAMPLE01')}`
let providerId = ''

beforeEach(async () => {
  const { id } = await db.provider.create({
    data: { kind: 'day_care', name: '示例·花木日间照料', example: true },
  })
  providerId = id
  await db.outbox.deleteMany()
})

const claimOf = (changes = {}) => ({
  providerId,
  position: '负责人',
  creditCode,
  contact: '13800000007',
  note: '',
  key: randomUUID(),
  ...changes,
})
const decisionOn = (claimId: string, changes = {}) => ({
  claimId,
  decision: 'approve' as const,
  reason: '',
  key: randomUUID(),
  ...changes,
})
const outbox = async (topic: string) =>
  (await db.outbox.findMany({ where: { topic }, orderBy: { id: 'asc' } })).map(({ payload }) => payload)

test('a person claims a listing; operators see it and are told', async () => {
  const claim = await submitClaim(as(bystander.viewer), claimOf({ note: '我在这里当院长' }))
  expect(claim).toMatchObject({
    state: 'submitted',
    providerName: '示例·花木日间照料',
    claimantName: '何芳',
    note: '我在这里当院长',
    createdAt: clock.now(),
  })
  expect((await findMyClaims(as(bystander.viewer))).map(({ id }) => id)).toContain(claim.id)
  expect(await findMyClaims(as(rival))).toEqual([])
  expect(await findClaims(as(operator.viewer), { state: 'submitted' })).toContainEqual(claim)
  expect(await outbox('notice')).toMatchObject([{ to: { operators: true }, kind: 'claim_submitted' }])
  expect(await outbox('nudge')).toMatchObject([{ rooms: [`user:${bystander.id}`, 'operators'], version: 1 }])
})

test('a claim is refused while an earlier one of theirs waits, and once somebody runs the place', async () => {
  const input = claimOf()
  const first = await submitClaim(as(bystander.viewer), input)
  expect((await submitClaim(as(bystander.viewer), input)).id).toBe(first.id)
  await expect(submitClaim(as(bystander.viewer), claimOf())).rejects.toMatchObject({
    code: 'providers.claim_pending',
  })
  await expect(submitClaim(as(rival), claimOf({ providerId: world.provider.id }))).rejects.toMatchObject({
    code: 'providers.already_claimed',
  })
  await expect(submitClaim(as(rival), claimOf({ providerId: randomUUID() }))).rejects.toMatchObject({
    code: 'providers.not_found',
  })
  await expect(submitClaim(as(rival), claimOf({ creditCode: '92310000EXAMPLE010' }))).rejects.toMatchObject({
    code: 'providers.credit_code_wrong',
  })
})

test('the same form sent five times at once is one claim', async () => {
  const input = claimOf()
  const claims = await Promise.all(Array.from({ length: 5 }, () => submitClaim(as(bystander.viewer), input)))
  expect(new Set(claims.map(({ id }) => id)).size).toBe(1)
  expect(await db.claim.count({ where: { providerId } })).toBe(1)
})

test('somebody else’s key opens nobody’s claim', async () => {
  const input = claimOf()
  await submitClaim(as(bystander.viewer), input)
  await expect(submitClaim(as(rival), input)).rejects.toMatchObject({ code: 'providers.claim_not_found' })
})

test('an approval verifies the provider, makes a manager, ends rival claims and is told', async () => {
  const claim = await submitClaim(as(bystander.viewer), claimOf())
  const other = await submitClaim(as(rival), claimOf())
  await db.outbox.deleteMany()
  const approved = await decideClaim(as(operator.viewer), decisionOn(claim.id))
  expect(approved).toMatchObject({ state: 'approved', decidedAt: clock.now() })
  expect(await db.provider.findUnique({ where: { id: providerId } })).toMatchObject({
    state: 'verified',
    verifiedAt: clock.now(),
    version: 1,
  })
  const members = await db.providerMember.findMany({ where: { providerId } })
  expect(members).toMatchObject([{ userId: bystander.id, role: 'manager' }])
  const [lost] = await findMyClaims(as(rival)).then((mine) => mine.filter(({ id }) => id === other.id))
  expect(lost).toMatchObject({ state: 'rejected', reason: '该机构已由另一位申请人完成认领。' })
  expect(await outbox('notice')).toMatchObject([
    { kind: 'claim_rejected', to: { userId: rival.userId } },
    { kind: 'claim_approved', to: { userId: bystander.id }, path: `/desk/${providerId}/setup` },
  ])
  expect(await outbox('listing')).toEqual([{ providerId }])
  for (const stream of [`claim:${claim.id}`, `claim:${other.id}`, `provider:${providerId}`]) {
    expect(await verifyChain(db, stream)).toBeNull()
  }
})

test('a rejection says why, and the claimant may try again', async () => {
  const claim = await submitClaim(as(bystander.viewer), claimOf())
  const reject = { decision: 'reject' as const }
  await expect(decideClaim(as(operator.viewer), decisionOn(claim.id, reject))).rejects.toMatchObject({
    code: 'providers.reason_missing',
  })
  const reason = '信用代码与登记机构不一致'
  const rejected = await decideClaim(as(operator.viewer), decisionOn(claim.id, { ...reject, reason }))
  expect(rejected).toMatchObject({ state: 'rejected', reason })
  expect(await findClaims(as(operator.viewer), { state: 'decided' })).toContainEqual(rejected)
  expect((await db.provider.findUniqueOrThrow({ where: { id: providerId } })).state).toBe('unclaimed')
  expect((await submitClaim(as(bystander.viewer), claimOf())).state).toBe('submitted')
})

test('a decision sent again answers with what stands', async () => {
  const claim = await submitClaim(as(bystander.viewer), claimOf())
  const decision = decisionOn(claim.id)
  const answers = await Promise.all([
    decideClaim(as(operator.viewer), decision),
    decideClaim(as(operator.viewer), decision),
  ])
  for (const answer of answers) expect(answer.state).toBe('approved')
  expect(await db.event.count({ where: { stream: `claim:${claim.id}` } })).toBe(2)
  await expect(decideClaim(as(operator.viewer), decisionOn(randomUUID()))).rejects.toMatchObject({
    code: 'providers.claim_not_found',
  })
})

test('two operators deciding one claim: one wins, the other hears that it is decided', async () => {
  for (let round = 0; round < 8; round++) {
    const { id } = await db.provider.create({ data: { kind: 'meals', name: `示例·助餐点 ${round}` } })
    const claim = await submitClaim(as(bystander.viewer), claimOf({ providerId: id }))
    const outcomes = await Promise.allSettled([
      decideClaim(as(operator.viewer), decisionOn(claim.id)),
      decideClaim(as(secondOperator), decisionOn(claim.id, { decision: 'reject', reason: '材料不全' })),
    ])
    const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(lost).toEqual(['providers.claim_decided'])
    expect(await db.event.count({ where: { stream: `claim:${claim.id}` } })).toBe(2)
    const members = await db.providerMember.count({ where: { providerId: id } })
    const { state } = await db.provider.findUniqueOrThrow({ where: { id } })
    expect([state, members]).toEqual(outcomes[0]?.status === 'fulfilled' ? ['verified', 1] : ['unclaimed', 0])
  }
})

test('two claims to one provider approved at once: one becomes manager', async () => {
  for (let round = 0; round < 8; round++) {
    const { id } = await db.provider.create({ data: { kind: 'meals', name: `示例·助餐点 ${round}` } })
    const claims = [
      await submitClaim(as(bystander.viewer), claimOf({ providerId: id })),
      await submitClaim(as(rival), claimOf({ providerId: id })),
    ]
    const outcomes = await Promise.allSettled([
      decideClaim(as(operator.viewer), decisionOn(claims[0]!.id)),
      decideClaim(as(secondOperator), decisionOn(claims[1]!.id)),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.providerMember.count({ where: { providerId: id } })).toBe(1)
    const states = await db.claim.findMany({ where: { providerId: id }, orderBy: { state: 'asc' } })
    expect(states.map(({ state }) => state)).toEqual(['approved', 'rejected'])
  }
})
