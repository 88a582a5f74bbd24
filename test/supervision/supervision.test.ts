import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { days } from '../../server/kernel/clock.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { countCredit, fireDueSupervision } from '../../server/supervision/supervision.entry.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { secondOperator } from '../support/second-operator.ts'
import { anonymous, buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const ports = testCtx(db, clock).ports
const as = (viewer: Viewer) => createCaller(testCtx(db, clock, viewer, { ports })).supervision
const operator = as(world.operator.viewer)
const manager = as(world.manager.viewer)
const rival = as(world.otherManager.viewer)
const everybody = as(anonymous)
const key = () => randomUUID()
const providerId = world.provider.id
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
  return rows.map(({ payload }) => {
    const { kind, to } = payload as { kind: string; to: object }
    return `${kind} ${Object.keys(to)[0]}`
  })
}
const picture = new Uint8Array(
  await sharp({ create: { width: 20, height: 10, channels: 3, background: '#1f5f4a' } })
    .png()
    .toBuffer(),
)

const plan = (more: object = {}) =>
  operator.plan({
    providerId,
    cause: 'planned',
    plannedOn: '2026-11-24',
    team: '张三、李四',
    key: key(),
    ...more,
  })
const judgeAll = async (inspectionId: string, faulty: Record<string, 'minor' | 'major' | 'grave'> = {}) => {
  const { findings } = await operator.sheet({ inspectionId })
  await operator.judge({
    inspectionId,
    findings: findings.map(({ id, code }) => ({
      ...{ findingId: id, verdict: faulty[code] ? 'not_met' : 'met', severity: faulty[code] ?? null },
      note: faulty[code] ? '示例：记录缺两次签收' : '',
    })),
  })
}
const press = (inspectionId: string, move: Parameters<typeof operator.move>[0]['move'], more: object = {}) =>
  operator.move({ inspectionId, move, key: key(), ...more })
await told()

let first = ''
test('planned with the items of its kind, unknown to the provider until it begins, whatever the key does twice', async () => {
  const same = key()
  const [{ id }, again] = await Promise.all([plan({ key: same }), plan({ key: same })])
  expect(again.id).toBe(id)
  first = id
  const { findings, moves, team } = await operator.sheet({ inspectionId: id })
  expect(findings.map(({ code }) => code)).toEqual(['complaints', 'home_visit', 'licence', 'prepaid'])
  expect([moves, team]).toEqual([['begin', 'call_off'], '张三、李四'])
  expect(await manager.forDesk({ providerId })).toEqual([])
  expect(await outcome(manager.sheet({ inspectionId: id }))).toBe('supervision.not_found')
  expect(await told()).toEqual([])
  expect(await outcome(plan({ plannedOn: '2026-11-20' }))).toBe('supervision.past_day')
})

test('an announced one is told, and the provider sees what will be looked at but nobody’s name', async () => {
  const { id } = await plan({ announced: true })
  expect(await told()).toEqual(['inspection_announced providerId'])
  expect(await manager.sheet({ inspectionId: id })).toMatchObject({ team: '', note: '', moves: [] })
  expect(await outcome(rival.sheet({ inspectionId: id }))).toBe('supervision.not_found')
  expect(await outcome(press(id, 'call_off'))).toBe('supervision.reason_missing')
  await press(id, 'call_off', { reason: '改到下个月' })
  expect(await outcome(press(id, 'begin'))).toBe('supervision.changed_meanwhile')
})

test('every item is judged before it is concluded; what is not met says how bad, and no private number', async () => {
  await press(first, 'begin')
  expect(await outcome(press(first, 'conclude'))).toBe('supervision.not_all_judged')
  const { findings } = await operator.sheet({ inspectionId: first })
  const findingId = findings[0]?.id ?? ''
  const judge = (note: string, severity: 'minor' | null) =>
    outcome(
      operator.judge({ inspectionId: first, findings: [{ findingId, verdict: 'not_met', severity, note }] }),
    )
  expect(await judge('缺两次回访记录', null)).toBe('supervision.says_how_bad')
  expect(await judge('见', 'minor')).toBe('supervision.says_how_bad')
  expect(await judge('联系家属13812345678', 'minor')).toBe('supervision.private_words')
  await judgeAll(first, { home_visit: 'major', complaints: 'minor' })
  // Until it is concluded the provider reads no result.
  const seen = await manager.sheet({ inspectionId: first })
  expect(seen.findings.map(({ verdict }) => verdict)).toEqual([null, null, null, null])
  const photo = { findingId, bytes: picture, key: key() }
  await operator.addPhoto(photo)
  await operator.addPhoto(photo)
  expect(await db.inspectionPhoto.count()).toBe(1)
  expect(await outcome(operator.addPhoto({ ...photo, key: key(), bytes: new Uint8Array([1, 2]) }))).toBe(
    'supervision.no_picture',
  )
})

test('concluded with a correction: told, public after three working days and not before', async () => {
  await press(first, 'conclude', { days: 5 })
  expect(await told()).toEqual(['correction_ordered providerId'])
  const sheet = await manager.sheet({ inspectionId: first })
  expect([sheet.state, sheet.failing, sheet.moves]).toEqual(['correcting', 2, ['correct']])
  // Saturday: five working days end on Friday night, three on Wednesday night, in Shanghai.
  expect([sheet.correctBy, sheet.publicFrom].map((date) => date?.toISOString())).toEqual([
    '2026-11-27T16:00:00.000Z',
    '2026-11-25T16:00:00.000Z',
  ])
  expect(await outcome(everybody.result({ inspectionId: first }))).toBe('supervision.not_found')
  expect((await everybody.published({})).total).toBe(0)
  expect((await everybody.openData()).length).toBe(0)
  await countCredit({ clock }, db)
  expect((await everybody.record({ providerId })).credit[0]?.score).toBe(100)
  const photoId = sheet.findings.flatMap(({ photos }) => photos)[0]?.id ?? ''
  expect((await manager.photo({ photoId })).bytes.length).toBeGreaterThan(100)
  expect(await outcome(rival.photo({ photoId }))).toBe('supervision.not_found')
})

test('an objection that is right takes it back before it is public, and it is judged anew', async () => {
  expect(await outcome(press(first, 'reopen'))).toBe('supervision.reason_missing')
  await press(first, 'reopen', { reason: '回访记录当场没有找到，后来补交了' })
  await judgeAll(first, { home_visit: 'major' })
  await press(first, 'conclude', { days: 5 })
  expect(await told()).toEqual(['inspection_reopened providerId', 'correction_ordered providerId'])
  await expect(
    db.inspectionFinding.updateMany({ where: { inspectionId: first }, data: { note: '改写' } }),
  ).rejects.toThrow(/stand/)
})

test('public by itself when its time has come, with its findings and nothing of those who made it', async () => {
  clock.set(new Date('2026-11-25T16:00:00Z'))
  const { rows, areas, kinds } = await everybody.published({})
  expect(rows).toHaveLength(1)
  expect([areas, kinds]).toEqual([['上海市 浦东新区'], ['home_care']])
  const page = await everybody.result({ inspectionId: first })
  expect(page).toMatchObject({ failing: 1, items: 4, result: 'correcting', announced: false })
  const all = JSON.stringify([page, await everybody.openData(), await everybody.record({ providerId })])
  expect(all).not.toMatch(/张三|陈立|周敏|照片|fileKey|photo|takenBy|13800/)
  expect(await outcome(press(first, 'reopen', { reason: '再看一次吧' }))).toBe('supervision.public_already')
  for (const [filter, count] of [
    [{ kind: 'home_care' }, 1],
    [{ kind: 'nursery' }, 0],
    [{ area: '上海市 浦东新区' }, 1],
    [{ area: '上海市 徐汇区' }, 0],
    [{ result: 'correcting' }, 1],
    [{ result: 'met' }, 0],
  ] as const)
    expect([filter, (await everybody.published(filter)).total]).toEqual([filter, count])
})

test('a correction that is late raises the alarm once for each deadline, shows, and counts', async () => {
  clock.set(new Date('2026-11-27T16:00:00Z'))
  const ctx = testCtx(db, clock)
  expect(await Promise.all([fireDueSupervision(ctx), fireDueSupervision(ctx)])).toContain(1)
  expect(await told()).toEqual(['correction_late providerId', 'correction_late operators'])
  expect(await fireDueSupervision(ctx)).toBe(0)
  expect((await everybody.result({ inspectionId: first })).result).toBe('late')
  await countCredit({ clock }, db)
  const { credit, rules } = await everybody.record({ providerId })
  expect([credit[0]?.score, credit[0]?.band, rules?.version]).toEqual([87, 'B', 2])
  const lost = credit[0]?.factors.filter(({ points, weight }) => points < weight)
  expect(lost?.map(({ key: factor, points, evidence }) => [factor, points, evidence])).toEqual([
    ['inspections', 22, [first]],
    ['corrections', 10, [first]],
  ])
  expect(await countCredit({ clock }, db)).toBe(0)
})

test('put right, sent back, put right again, accepted: each step told, the published result follows', async () => {
  const { findings } = await manager.sheet({ inspectionId: first })
  const faulty = findings.find(({ verdict }) => verdict === 'not_met')?.id ?? ''
  const corrections = [{ findingId: faulty, text: '补签收并换成手机签收' }]
  const correct = (caller: typeof manager, again = key()) =>
    outcome(caller.correct({ inspectionId: first, corrections, key: again }))
  expect(await correct(rival)).toBe('supervision.not_found')
  expect(await correct(operator)).toBe('supervision.not_your_move')
  const same = key()
  expect(await Promise.all([correct(manager, same), correct(manager, same)])).toEqual([
    'went through',
    'went through',
  ])
  expect(await told()).toEqual(['correction_reported operators'])
  await press(first, 'send_back', { reason: '十一月的签收还缺', days: 3 })
  expect((await manager.sheet({ inspectionId: first })).findings.some(({ correctedAt }) => correctedAt)).toBe(
    false,
  )
  expect(await correct(manager)).toBe('went through')
  const twice = await Promise.all([outcome(press(first, 'approve')), outcome(press(first, 'approve'))])
  expect(twice.sort()).toEqual(['supervision.changed_meanwhile', 'went through'])
  expect(await told()).toEqual([
    'correction_sent_back providerId',
    'correction_reported operators',
    'correction_accepted providerId',
  ])
  const page = await everybody.result({ inspectionId: first })
  expect([page.result, page.findings.find(({ id }) => id === faulty)?.correction]).toEqual([
    'corrected',
    '补签收并换成手机签收',
  ])
  await countCredit({ clock }, db)
  expect((await everybody.record({ providerId })).credit.map(({ score }) => score)).toEqual([85, 87, 100])
})

test('an appeal is answered with a reason, or asked about again; what is struck no longer counts', async () => {
  const appeal = (caller: typeof manager, unit: 'sent_back' | 'grave') =>
    outcome(caller.appeal({ providerId, unit, text: '第一次就补齐了', key: key() }))
  expect(await appeal(rival, 'sent_back')).toBe('providers.not_found')
  expect(await appeal(manager, 'grave')).toBe('supervision.nothing_to_appeal')
  expect((await Promise.all([appeal(manager, 'sent_back'), appeal(manager, 'sent_back')])).sort()).toEqual([
    'supervision.appealed_already',
    'went through',
  ])
  expect(await told()).toEqual(['credit_appealed operators'])
  const [open] = await operator.appeals()
  const appealId = open?.id ?? ''
  clock.advance(days(21))
  expect(await fireDueSupervision(testCtx(db, clock))).toBe(1)
  expect(await told()).toEqual(['credit_appealed operators'])
  expect(open?.colleague).toBe(true)
  const colleague = createCaller(testCtx(db, clock, await secondOperator(db))).supervision
  const answer = (struck: number, by = colleague) =>
    outcome(by.decideAppeal({ appealId, struck, reason: '核对过，当天已经补齐', key: key() }))
  expect(await answer(1, operator)).toBe('supervision.colleague_decides')
  expect(await answer(2)).toBe('supervision.too_many_struck')
  expect(await answer(1)).toBe('went through')
  expect(await answer(0)).toBe('supervision.changed_meanwhile')
  expect(await told()).toEqual(['credit_decided providerId'])
  expect((await everybody.record({ providerId })).credit[0]?.score).toBe(87)
  expect(await manager.deskCredit({ providerId })).toMatchObject([{ state: 'upheld', struck: 1 }])
  // Of the answered ones the last 50, the newest first, after those that wait.
  const said = { providerId, unit: 'grave', text: '第一次就补齐了', openedBy: world.manager.viewer.userId }
  const openedAt = clock.now()
  await db.creditAppeal.createMany({
    data: Array.from({ length: 60 }, (_, index) => ({
      ...{ ...said, openedAt, state: 'dismissed' as const, reason: `第${index}次答复` },
      ...{ decidedBy: world.operator.viewer.userId, decidedAt: new Date(openedAt.getTime() + index) },
    })),
  })
  await db.creditAppeal.create({ data: { ...said, openedAt, dueAt: openedAt, dueTransition: 'chase' } })
  const shown = await operator.appeals()
  expect(shown.map(({ state }) => state)).toEqual(['open', ...Array(50).fill('dismissed')])
  expect([shown[1]?.reason, shown[50]?.reason]).toEqual(['第59次答复', '第10次答复'])
  await expect(db.creditScore.deleteMany({})).rejects.toThrow(/append-only/)
})

test('drawn at random: anybody can draw again and gets the same, once it is no secret', async () => {
  const input = { seed: '示例号码 2026-12-18 开奖 03 11 19', kinds: ['home_care' as const], count: 1 }
  const same = key()
  const draw = () => operator.makeDraw({ ...input, plannedOn: '2026-12-24', key: same })
  const [one, two] = await Promise.all([draw(), draw()])
  expect(two.id).toBe(one.id)
  expect(one.inspectionIds).toHaveLength(1)
  expect(await outcome(everybody.draw({ drawId: one.id }))).toBe('supervision.draw_not_found')
  await press(one.inspectionIds[0] ?? '', 'begin')
  const { ranked, seed } = await everybody.draw({ drawId: one.id })
  expect([seed, ranked.length, ranked.map(({ chosen }) => chosen)]).toEqual([input.seed, 2, [true, false]])
  await expect(db.inspectionDraw.updateMany({ data: { seed: '别的' } })).rejects.toThrow(/append-only/)
  const nobody = operator.makeDraw({ ...input, city: '杭州市', plannedOn: '2026-12-24', key: key() })
  expect(await outcome(nobody)).toBe('supervision.nobody_to_draw')
})

test('an appeal that cannot be moved keeps no other from its turn', async () => {
  const now = clock.now()
  const late = { providerId, text: '当天已经补齐', openedBy: world.manager.viewer.userId, openedAt: now }
  const appeal = (unit: string, dueTransition: string, minute: number) =>
    db.creditAppeal.create({
      data: { ...late, unit, dueTransition, dueAt: new Date(now.getTime() - minute * 60_000) },
    })
  const broken = await appeal('broken', 'no-such-move', 2)
  const sound = await appeal('sound', 'chase', 1)
  expect(await fireDueSupervision(testCtx(db, clock))).toBeGreaterThan(0)
  const dueOf = async ({ id }: { id: string }) =>
    (await db.creditAppeal.findUniqueOrThrow({ where: { id } })).dueAt
  expect((await dueOf(sound))?.getTime()).toBeGreaterThan(now.getTime())
  expect(await dueOf(broken)).toEqual(broken.dueAt)
  await db.creditAppeal.deleteMany({ where: { id: { in: [broken.id, sound.id] } } })
})

test('what nobody makes or finishes is asked about until somebody does', async () => {
  const { id } = await plan({ plannedOn: '2026-12-24' })
  clock.set(new Date('2027-01-12T00:00:00Z'))
  await fireDueSupervision(testCtx(db, clock))
  expect((await told()).filter((kind) => kind === 'inspection_waits operators').length).toBe(2)
  await press(id, 'begin')
  await judgeAll(id)
  await press(id, 'conclude')
  await press(id, 'publish')
  expect(await everybody.result({ inspectionId: id })).toMatchObject({ result: 'met', failing: 0 })
  expect((await operator.queue({ scope: 'over' })).map((row) => row.id)).toContain(id)
})
