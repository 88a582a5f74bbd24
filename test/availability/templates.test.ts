import { beforeEach, expect, test } from 'vitest'
import { createCaller } from '../../server/rpc/app-router.ts'
import { openStage, refusal, sundayTen } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock(saturdayMorning)
const stage = await openStage(db, clock)
const { provider, caregiver } = stage
const providerId = provider.id
const manager = createCaller(testCtx(db, clock, stage.manager.viewer))
const zhao = await db.caregiver.create({
  data: { providerId, name: '赵国强', gender: 'male', skills: ['bathing'] },
})

/** Monday to Friday in the morning; Sunday off, when 王秀兰 has a visit. */
const mornings = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 480, endMinute: 720 }))
const { id: templateId } = await manager.roster.saveTemplate({ providerId, name: '早班', hours: mornings })
const week = { firstDay: '2026-11-22', lastDay: '2026-11-28' }
const both = { providerId, templateId, caregiverIds: [caregiver.id, zhao.id], ...week }
const daysOf = async (caregiverId: string) =>
  (await db.caregiverDay.findMany({ where: { caregiverId }, orderBy: { day: 'asc' } })).map(
    ({ day, bounds, note }) => ({ day: day.toISOString().slice(0, 10), bounds, note }),
  )
beforeEach(() => db.caregiverDay.deleteMany())

test('a look says what would change and whose visit lies outside, and writes nothing', async () => {
  const order = await stage.accepted(sundayTen)
  await manager.roster.saveDay({
    providerId,
    caregiverId: zhao.id,
    day: '2026-11-25',
    spans: [],
    note: '体检',
  })
  const { carers } = await manager.roster.previewTemplate(both)
  expect(
    carers.map(({ name, working, off, minutes, replaced }) => [name, working, off, minutes, replaced]),
  ).toEqual([
    ['王秀兰', 5, 2, 1200, 0],
    ['赵国强', 5, 2, 1200, 1],
  ])
  expect(carers[0]?.conflicts.map(({ orderId, calledBy }) => [orderId, calledBy])).toEqual([
    [order.id, '爸爸'],
  ])
  expect(await daysOf(caregiver.id)).toEqual([])
})

test('laid once however often it is sent, only after the visits outside were seen; what is offered follows', async () => {
  const key = crypto.randomUUID()
  expect(await refusal(manager.roster.layTemplate({ ...both, key }))).toBe('availability.visits_promised')
  expect(await daysOf(caregiver.id)).toEqual([])
  const send = () => manager.roster.layTemplate({ ...both, key, despite: true })
  await Promise.all([send(), send()])
  await send()
  const { uses } = await manager.roster.templates({ providerId })
  expect(uses.map(({ name, carers, undoneAt }) => [name, [...carers].sort(), undoneAt])).toEqual([
    ['早班', ['王秀兰', '赵国强'], null],
  ])
  const laid = await daysOf(caregiver.id)
  expect(laid).toHaveLength(7)
  expect(laid[1]).toEqual({ day: '2026-11-23', bounds: [480, 720], note: '早班' })
  const { days } = await manager.availability.slots({
    offeringId: stage.offering.id,
    caregiverId: caregiver.id,
  })
  const monday = days.find(({ date }) => date === '2026-11-23')?.slots ?? []
  expect(monday.length).toBeGreaterThan(0)
  expect(monday.every(({ endsAt }) => endsAt <= new Date('2026-11-23T04:00:00Z'))).toBe(true)
  await manager.roster.undoUse({ providerId, useId: uses[0]?.id ?? '' })
})

test('taken back, what stood there stands there again, and what was changed since stays', async () => {
  const said = { providerId, caregiverId: zhao.id, note: '体检' }
  await manager.roster.saveDay({ ...said, day: '2026-11-25', spans: [[600, 660]] })
  await manager.roster.layTemplate({ ...both, key: crypto.randomUUID(), despite: true })
  await manager.roster.saveDay({ ...said, day: '2026-11-26', spans: [], note: '临时' })
  const useId = (await manager.roster.templates({ providerId })).uses[0]?.id ?? ''
  expect(await manager.roster.undoUse({ providerId, useId })).toEqual({ kept: 1 })
  expect(await daysOf(zhao.id)).toEqual([
    { day: '2026-11-25', bounds: [600, 660], note: '体检' },
    { day: '2026-11-26', bounds: [], note: '临时' },
  ])
  expect(await daysOf(caregiver.id)).toEqual([])
  expect(await manager.roster.undoUse({ providerId, useId })).toEqual({ kept: 0 })
})

test('days gone by, too many at once and a template put away are refused', async () => {
  const at = (firstDay: string, lastDay: string) =>
    manager.roster.previewTemplate({ ...both, firstDay, lastDay })
  expect(await refusal(at('2026-11-01', '2026-11-20'))).toBe('templates.in_the_past')
  expect(await refusal(at('2026-11-22', '2027-03-01'))).toBe('templates.too_long')
  expect(await refusal(at('2026-11-28', '2026-11-22'))).toBe('availability.ends_before_start')
  expect((await at('2026-11-01', '2026-11-24')).firstDay).toBe('2026-11-21')
  await manager.roster.retireTemplate({ providerId, templateId })
  expect(await refusal(manager.roster.previewTemplate(both))).toBe('templates.not_found')
})
