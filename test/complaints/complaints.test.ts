import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { fireDueComplaints } from '../../server/complaints/complaints.entry.ts'
import { days } from '../../server/kernel/clock.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { countCredit } from '../../server/supervision/supervision.entry.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { secondOperator } from '../support/second-operator.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { anonymous, buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const as = (viewer: Viewer) => createCaller(testCtx(db, clock, viewer))
const family = as(world.daughter.viewer)
const manager = as(world.manager.viewer)
const rival = as(world.otherManager.viewer)
const operator = as(world.operator.viewer)
const key = () => randomUUID()
const orderId = await visitedOrder(db, clock, world)
const secret = '洗澡时水太烫，爸爸的糖尿病足起了水泡。'
const said = { about: 'provider', subject: 'quality', wish: 'apology', text: secret, orderId } as const
const outcome = (asked: Promise<unknown>) =>
  asked.then(
    () => 'went through',
    (error: Error) => error.message,
  )
const told = async () => {
  const rows = await db.outbox.findMany({
    where: { topic: 'notice', deliveredAt: null },
    orderBy: { id: 'asc' },
  })
  await db.outbox.updateMany({ data: { deliveredAt: clock.now() } })
  return rows
    .map(({ payload }) => payload as { kind: string; to: object })
    .filter(({ kind }) => kind.startsWith('complaint'))
    .map(({ kind, to }) => `${kind} ${Object.keys(to)[0]}`)
}
const fire = () => fireDueComplaints(testCtx(db, clock))
type Move = Parameters<typeof family.complaints.move>[0]
const press = (api: typeof family, complaintId: string, move: Move['move'], more: Partial<Move> = {}) =>
  outcome(api.complaints.move({ complaintId, move, text: '核对过当天的记录', key: key(), ...more }))
const stateOf = async (id: string) => {
  const { state, outcome: ended, lateSince } = await db.complaint.findUniqueOrThrow({ where: { id } })
  return [state, ended, lateSince !== null]
}
await told()
let first = ''

test('a family complains once about a visit; the provider has five working days; nobody else sees it', async () => {
  const same = key()
  const [one, two] = await Promise.all([
    family.complaints.lodge({ ...said, key: same }),
    family.complaints.lodge({ ...said, key: same }),
  ])
  first = one.id
  expect(two.id).toBe(first)
  expect(await outcome(family.complaints.lodge({ ...said, key: key() }))).toBe('complaints.going_already')
  expect(await told()).toEqual(['complaint_received familyId', 'complaint_lodged providerId'])
  expect(await outcome(rival.complaints.get({ complaintId: first }))).toBe('complaints.not_found')
  expect(await outcome(as(world.carer.viewer).complaints.get({ complaintId: first }))).toBe(
    'complaints.not_found',
  )
  const view = await manager.complaints.get({ complaintId: first })
  expect([view.as, view.words.text, view.moves]).toEqual(['provider', secret, ['answer']])
  expect(view.answerBy && view.answerBy < view.decideBy).toBe(true)
  expect((await manager.complaints.forDesk({ providerId: world.provider.id })).map(({ id }) => id)).toEqual([
    first,
  ])
  const row = await db.complaint.findUniqueOrThrow({ where: { id: first } })
  const events = await db.event.findMany({ where: { stream: `complaint:${first}` } })
  expect(JSON.stringify([row, events, await db.outbox.findMany()])).not.toContain('糖尿病')
})

test('answered, refused, decided, appealed, decided again: each step is told and shows', async () => {
  expect(await press(family, first, 'refuse')).toBe('complaints.changed_meanwhile')
  expect(await press(family, first, 'answer')).toBe('complaints.not_your_move')
  expect(await press(manager, first, 'answer', { text: '没有' })).toBe('general.invalid_input')
  expect(await press(manager, first, 'answer', { remedy: '已换防烫水龙头' })).toBe('went through')
  expect(await press(family, first, 'refuse', { text: '水泡还没有人来看过' })).toBe('went through')
  expect((await operator.complaints.queue({})).map(({ id }) => id)).toEqual([first])
  expect(await press(operator, first, 'decide')).toBe('general.invalid_input')
  const twice = await Promise.all([
    press(operator, first, 'decide', { outcome: 'partly', remedy: '退一半服务费' }),
    press(operator, first, 'decide', { outcome: 'unfounded' }),
  ])
  expect(twice.filter((one) => one === 'went through')).toHaveLength(1)
  await db.complaint.update({ where: { id: first }, data: { outcome: 'partly' } })
  expect(await press(family, first, 'appeal', { text: '只退一半不够，医药费呢' })).toBe('went through')
  const again = { outcome: 'upheld', remedy: '全退' } as const
  expect(await press(operator, first, 'decide_again', again)).toBe('complaints.colleague_decides')
  expect((await operator.complaints.queue({})).map(({ colleague }) => colleague)).toEqual([true])
  expect(await operator.complaints.get({ complaintId: first })).toMatchObject({ colleague: true, moves: [] })
  const colleague = as(await secondOperator(db))
  expect((await colleague.complaints.queue({})).map(({ colleague }) => colleague)).toEqual([false])
  expect(await press(colleague, first, 'decide_again', again)).toBe('went through')
  expect(await stateOf(first)).toEqual(['closed', 'upheld', false])
  expect(await told()).toEqual([
    'complaint_answered familyId',
    'complaint_examined providerId',
    'complaint_examined operators',
    'complaint_decided familyId',
    'complaint_decided providerId',
    'complaint_appealed familyId',
    'complaint_appealed providerId',
    'complaint_appealed operators',
    'complaint_decided familyId',
    'complaint_decided providerId',
  ])
  const { words, timeline } = await family.complaints.get({ complaintId: first })
  expect([words.answerRemedy, words.refusal, words.finalRemedy]).toEqual([
    '已换防烫水龙头',
    '水泡还没有人来看过',
    '全退',
  ])
  expect(timeline.map(({ transition }) => transition)).toEqual([
    ...['lodge', 'answer', 'refuse', 'decide', 'appeal', 'decide_again'],
  ])
})

test('who was right throughout appeals nothing; silence settles what was answered and closes what was decided', async () => {
  const { id } = await family.complaints.lodge({ ...said, about: 'caregiver', key: key() })
  await press(manager, id, 'answer')
  clock.advance(days(8))
  expect(await fire()).toBe(1)
  expect((await stateOf(id))[0]).toBe('settled')
  const { id: danger } = await family.complaints.lodge({ ...said, subject: 'safety', key: key() })
  expect((await stateOf(danger))[0]).toBe('examining')
  expect(await press(manager, danger, 'add')).toBe('went through')
  expect(await press(manager, danger, 'add')).toBe('complaints.answered_already')
  expect(await press(operator, danger, 'decide', { outcome: 'upheld' })).toBe('went through')
  expect(await press(family, danger, 'appeal')).toBe('complaints.not_the_loser')
  clock.advance(days(30))
  expect(await Promise.all([fire(), fire()])).toContain(1)
  expect(await stateOf(danger)).toEqual(['closed', 'upheld', false])
  await told()
})

test('what the provider leaves lying operators get; what they leave lying is late and asked about again', async () => {
  const { id } = await family.complaints.lodge({ ...said, key: key() })
  await told()
  clock.advance(days(10))
  expect(await fire()).toBe(1)
  expect(await stateOf(id)).toEqual(['examining', null, false])
  clock.advance(days(20))
  expect(await fire()).toBe(1)
  expect(await fire()).toBe(0)
  expect(await stateOf(id)).toEqual(['examining', null, true])
  expect(await told()).toEqual([
    'complaint_examined familyId',
    'complaint_examined providerId',
    'complaint_examined operators',
    'complaint_late familyId',
    'complaint_late operators',
  ])
  expect(await press(family, id, 'withdraw', { text: '' })).toBe('went through')
  expect((await stateOf(id))[0]).toBe('withdrawn')
})

test('the elder complains from their own page, and by telephone; about us goes to operators alone', async () => {
  const { url } = await family.elders.createLink({ recipientId: world.father.id })
  const token = url.split('/e/')[1] ?? ''
  const elder = as(anonymous).elders
  clock.advance(-days(30))
  const { visits } = await elder.complaints({ token })
  expect(visits.map((visit) => visit.orderId)).toContain(orderId)
  const { own } = await elder.complain({ token, orderId, subject: 'conduct', text: '', key: key() })
  expect(own).toMatchObject([{ subject: 'conduct', state: 'lodged' }])
  expect(await outcome(elder.complain({ token, orderId, subject: 'other', text: '', key: key() }))).toBe(
    'complaints.going_already',
  )
  const call = { ...said, voice: 'elder', callerName: '林建国', about: 'platform', key: key() } as const
  const { id } = await operator.complaints.note(call)
  expect(await outcome(manager.complaints.get({ complaintId: id }))).toBe('complaints.not_found')
  expect(await family.complaints.get({ complaintId: id })).toMatchObject({
    ...{ byPhone: true, voice: 'elder', state: 'examining', providerName: null },
  })
  const general = { ...said, orderId: undefined, about: 'platform', key: key() } as const
  expect(await outcome(family.complaints.lodge(general))).toBe('went through')
  expect(await outcome(family.complaints.lodge({ ...general, about: 'provider', key: key() }))).toBe(
    'general.invalid_input',
  )
  expect(await outcome(as(world.carer.viewer).complaints.lodge({ ...general, key: key() }))).toBe(
    'complaints.no_family',
  )
})

test('in the credit score a complaint shows only after its quarter, and one is not told from four', async () => {
  const score = async () => {
    await countCredit({ clock }, db)
    const { credit } = await as(anonymous).supervision.record({ providerId: world.provider.id })
    const factor = credit[0]?.factors.find(({ key: name }) => name === 'complaints')
    return [factor?.points, factor?.units.map(({ count }) => count)]
  }
  expect(await score()).toEqual([10, [0, 0]])
  clock.set(new Date('2027-04-01T00:00:00Z'))
  const [points, counts] = await score()
  // Two upheld, one answered late: steps of one each.
  expect([points, counts]).toEqual([7, [null, null]])
  const exact = await manager.supervision.record({ providerId: world.provider.id })
  const units = exact.credit[0]?.factors.find(({ key: name }) => name === 'complaints')?.units
  expect(units?.map(({ count }) => count)).toEqual([2, 2])
})
