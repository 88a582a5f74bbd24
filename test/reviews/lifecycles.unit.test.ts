import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorkingDay, workingDayAfter } from '../../server/availability/working-days.rules.ts'
import { matrix, nextDue } from '../../server/kernel/lifecycle.ts'
import { addDays } from '../../server/kernel/wall-time.ts'
import { checkActors, checkStates } from '../../server/reviews/checks/check.contract.ts'
import { checkLifecycle } from '../../server/reviews/checks/check.lifecycle.ts'
import { remedyActors, remedyStates } from '../../server/reviews/remedies/remedy.contract.ts'
import { remedyLifecycle } from '../../server/reviews/remedies/remedy.lifecycle.ts'
import { reviewActors } from '../../server/reviews/review.contract.ts'
import { reviewLifecycle } from '../../server/reviews/review.lifecycle.ts'
import { areAlike, findPatterns, suspicions } from '../../server/reviews/suspicion.rules.ts'

const page = readFileSync(new URL('../../docs/reviews.md', import.meta.url), 'utf8')

test('who may do what with a review, a check and a remedy stands in the papers', () => {
  const tables = {
    review: matrix(reviewLifecycle, reviewActors),
    check: matrix(checkLifecycle, checkActors),
    remedy: matrix(remedyLifecycle, remedyActors),
  }
  for (const [name, table] of Object.entries(tables))
    expect(page).toContain(`<!-- matrix: ${name} -->\n\`\`\`\n${table}\n\`\`\``)
})

test('every check and remedy that waits has a timer; none that ended has a way out', () => {
  const at = new Date('2026-12-01T00:00:00Z')
  const check = { lost: true, own: false, answerBy: at, appealBy: at }
  for (const state of checkStates)
    expect([state, nextDue(checkLifecycle, state, check) === null]).toEqual([state, state === 'closed'])
  const remedy = { called: true, remindAt: at, remedyBy: at, chaseAt: at, settleAt: at }
  for (const state of remedyStates) {
    const over = state === 'settled' || state === 'closed'
    expect([state, nextDue(remedyLifecycle, state, remedy) === null]).toEqual([state, over])
  }
})

const facts = { text: '', sharesPerson: false, sharesAddress: false, lastDay: 1, before: 0, others: [] }

test('a plain review is never odd, and each pattern is found by itself', () => {
  expect(findPatterns({ ...facts, text: '很准时，水温正好' })).toEqual([])
  const text = '师傅很准时，水温试了两遍，走之前把地擦干净了'
  const each = [
    [{ sharesAddress: true }, 'same_household'],
    [{ lastDay: 6 }, 'burst'],
    [{ text, others: [`${text}。`] }, 'copied_text'],
    [{ text: '找我打 138 0013 8000' }, 'contact_details'],
  ] as const
  for (const [changes, code] of each) expect(findPatterns({ ...facts, ...changes })).toEqual([code])
  expect(each.map(([, code]) => code)).toEqual(suspicions.map(({ code }) => code))
})

test('being alike is mutual, a copy is alike, and short praise never is', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 60 })
  fc.assert(fc.property(words, words, (one, other) => areAlike(one, other) === areAlike(other, one)))
  fc.assert(
    fc.property(fc.constantFrom('很好', '服务很好', '五星好评，谢谢'), (text) => !areAlike(text, text)),
  )
  expect(areAlike('阿姨进门先量血压，水温试了两遍才洗', '阿姨进门先量血压水温试了两遍才洗！')).toBe(true)
})

test('a provider that is usually busy has no burst on a busy day', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(2_000), (lastDay, before) => {
      const odd = findPatterns({ ...facts, lastDay, before }).includes('burst')
      return odd === (lastDay >= 6 && lastDay * 30 > before)
    }),
  )
})

test('the n-th working day is a working day, with n of them up to it', () => {
  const kinds = fc.constantFrom('off' as const, 'workday' as const)
  const table = fc.dictionary(fc.integer({ min: 0, max: 40 }).map(String), kinds, { maxKeys: 12 })
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 15 }), (rows, count) => {
      const days = new Map(
        Object.entries(rows).map(([at, kind]) => [addDays('2026-11-22', Number(at)), kind]),
      )
      const last = workingDayAfter('2026-11-22', count, days)
      let found = 0
      for (let day = addDays('2026-11-22', 1); day <= last; day = addDays(day, 1))
        if (isWorkingDay(day, days)) found += 1
      return found === count && isWorkingDay(last, days)
    }),
  )
  const week = new Map([['2026-11-23', 'off' as const]])
  expect(workingDayAfter('2026-11-20', 1, new Map())).toBe('2026-11-23')
  expect(workingDayAfter('2026-11-20', 1, week)).toBe('2026-11-24')
})
