import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { takeTurns } from '../../server/platform/take-turns.ts'

test('no more than so many at a time for a key, in order, and a failure gives its place back', async () => {
  const inTurn = takeTurns(2)
  let running = 0
  let most = 0
  const begun: [index: number, waited: boolean][] = []
  const work = (index: number) => async (waited: boolean) => {
    begun.push([index, waited])
    running += 1
    most = Math.max(most, running)
    await pause(5)
    running -= 1
    if (index === 1) throw new Error('no')
    return index
  }
  const answers = await Promise.allSettled([0, 1, 2, 3, 4].map((index) => inTurn('one', work(index))))
  expect(most).toBe(2)
  expect(begun).toEqual([0, 1, 2, 3, 4].map((index) => [index, index > 1]))
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
  expect(await inTurn('one', async (waited) => waited)).toBe(false)
})

test('another key waits for nobody', async () => {
  const inTurn = takeTurns(1)
  let letGo = () => {}
  const first = inTurn('one', () => new Promise<void>((done) => (letGo = done)))
  expect(await inTurn('another', async (waited) => waited)).toBe(false)
  letGo()
  await first
})
