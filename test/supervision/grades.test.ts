import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous, buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const { ports } = testCtx(db, clock)
const operator = createCaller(testCtx(db, clock, world.operator.viewer, { ports })).supervision
const everybody = createCaller(testCtx(db, clock, anonymous, { ports })).supervision
const key = () => randomUUID()
const providerId = world.provider.id
const outcome = (asked: Promise<unknown>) =>
  asked.then(
    () => 'went through',
    (error: Error) => error.message,
  )

test('grades with source and date by the standard of its kind; evaluations with their report; neither touches reviews', async () => {
  const before = await db.provider.findUniqueOrThrow({ where: { id: providerId } })
  const grade = (mark: '4' | '3' | 'A', gradedOn: string) =>
    outcome(operator.setGrade({ providerId, grade: mark, source: '示例市民政局公告', gradedOn, key: key() }))
  expect(await grade('A', '2026-06-01')).toBe('supervision.grade_of_other_kind')
  expect(await grade('4', '2026-06-01')).toBe('went through')
  expect(await grade('3', '2023-06-01')).toBe('went through')
  const evaluation = {
    ...{ providerId, association: '示例养老服务行业协会', subject: '居家服务质量' },
    ...{ result: '良好', evaluatedOn: '2026-05-01' },
  }
  const add = (bytes: string, again = key()) =>
    outcome(operator.addEvaluation({ ...evaluation, document: new TextEncoder().encode(bytes), key: again }))
  expect(await add('<html>')).toBe('supervision.no_document')
  const same = key()
  expect(await add('%PDF-1.7\n示例', same)).toBe('went through')
  expect(await add('%PDF-1.7\n示例', same)).toBe('went through')
  const { grades, evaluations } = await everybody.record({ providerId })
  expect(grades.map((one) => one.grade)).toEqual(['4', '3'])
  expect(evaluations).toHaveLength(1)
  const { bytes } = await everybody.evaluationDocument({ evaluationId: evaluations[0]?.id ?? '' })
  expect(new TextDecoder().decode(bytes)).toMatch(/^%PDF/)
  const after = await db.provider.findUniqueOrThrow({ where: { id: providerId } })
  expect([after.grade, after.ratingSum, after.reviewCount]).toEqual([
    '4',
    before.ratingSum,
    before.reviewCount,
  ])
})
