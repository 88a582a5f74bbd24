import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { atMost } from '../../server/platform/at-most.ts'

test('no more than so many at a time, in order, and a failure gives its place back', async () => {
  const inTurn = atMost(2)
  let running = 0
  let most = 0
  const begun: number[] = []
  const work = (index: number) => async () => {
    begun.push(index)
    running += 1
    most = Math.max(most, running)
    await pause(5)
    running -= 1
    if (index === 1) throw new Error('no')
    return index
  }
  const answers = await Promise.allSettled([0, 1, 2, 3, 4].map((index) => inTurn(work(index))))
  expect(most).toBe(2)
  expect(begun).toEqual([0, 1, 2, 3, 4])
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
  expect(await inTurn(work(5))).toBe(5)
})
