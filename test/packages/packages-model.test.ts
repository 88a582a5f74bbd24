import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, after as since } from '../../server/kernel/clock.ts'
import { custodyFenOf } from '../../server/packages/package.rules.ts'
import { testDatabase } from '../support/database.ts'
import { openHolder } from './holder.ts'

const { db } = await testDatabase()
const stage = await openHolder(db)
const { clock } = stage

const step = fc.constantFrom('draw', 'draw', 'draw', 'serve', 'cancel', 'withdraw', 'refund', 'expire')
type Step = 'draw' | 'serve' | 'cancel' | 'withdraw' | 'refund' | 'expire'

const sold = fc.record({
  visits: fc.integer({ min: 2, max: 4 }),
  priceFen: fc.integer({ min: 7_001, max: 30_000 }),
})

const usable = () =>
  db.order.findMany({ where: { state: 'accepted' }, orderBy: { startsAt: 'asc' }, take: 1 })

async function take(one: Step, bought: { id: string }): Promise<void> {
  const [order] = await usable()
  const { state, backFen } = await stage.get(bought)
  switch (one) {
    case 'draw':
      if (state === 'active' && backFen > 0) await stage.accepted()
      return
    case 'serve':
      if (order) await stage.press(stage.daughter.viewer, await stage.serve(order), 'confirm')
      return
    case 'cancel':
      if (order && clock.now() < order.startsAt) await stage.press(stage.daughter.viewer, order, 'cancel')
      return
    case 'withdraw':
      if (order) await stage.press(stage.manager.viewer, order, 'withdraw', '护理员生病')
      return
    case 'refund':
      if (state === 'active' && backFen > 0) await stage.refund(bought)
      return
    case 'expire': {
      const { validUntil } = await db.visitPackage.findUniqueOrThrow({ where: { id: bought.id } })
      const back = clock.now()
      clock.set(since(validUntil, days(2)))
      await stage.fireDuePackages()
      clock.set(back)
    }
  }
}

test('whatever is drawn, cancelled, confirmed, given back or runs out: in custody lies what is not used, and nothing in the end', {
  timeout: 240_000,
}, async () => {
  const ends = new Set<string>()
  await db.offering.update({ where: { id: stage.offering.id }, data: { refundPolicy: 'custom:48=100,1=50' } })
  let begun = clock.now()
  await fc.assert(
    fc.asyncProperty(sold, fc.array(step, { minLength: 2, maxLength: 7 }), async (offer, steps) => {
      clock.set(begun)
      const bought = await stage.bought({ ...offer, months: 3 })
      const agree = async () => {
        await stage.balanced()
        const { units } = await stage.get(bought)
        expect(await stage.custody(bought)).toBe(custodyFenOf(units))
      }
      for (const one of steps) {
        await take(one, bought)
        await agree()
      }
      for (let [order] = await usable(); order; [order] = await usable()) await take('withdraw', bought)
      await take('refund', bought)
      await agree()
      expect(await stage.custody(bought)).toBe(0)
      ends.add((await stage.get(bought)).state)
      // The days of one story are taken: the next begins after them.
      begun = since(stage.lastDay(), -days(1))
    }),
    {
      numRuns: 14,
      examples: [
        [{ visits: 2, priceFen: 7_001 }, ['draw', 'serve', 'draw', 'serve']],
        [{ visits: 3, priceFen: 20_000 }, ['draw', 'expire', 'withdraw']],
      ],
    },
  )
  expect([...ends]).toEqual(expect.arrayContaining(['used_up', 'refunded', 'expired']))
})
