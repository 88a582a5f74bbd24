import { afterAll, expect, test } from 'vitest'
import { minutes } from '../../server/kernel/clock.ts'
import { testDatabase } from '../support/database.ts'
import { prepareStorm } from './storm.ts'
import { playPackages } from './storm-packages.ts'
import { findDivergence } from './storm-packages-check.ts'

const [FIRST, SEEDS, TOGETHER] = [61, 60, 20]
const { db } = await testDatabase()
const storm = await prepareStorm(db)
afterAll(() => storm.stripe.close())

test('packages bought, drawn from and given back through lost answers, deaths and webhooks in any order end where Stripe says', {
  timeout: minutes(6),
}, async () => {
  for (let first = FIRST; first < FIRST + SEEDS; first += TOGETHER) {
    const seeds = Array.from({ length: TOGETHER }, (_, i) => first + i)
    expect(await findDivergence(storm, await playPackages(storm, seeds))).toEqual([])
  }
  const visits = (state: 'used' | 'refunded' | 'drawn') => db.packageVisit.count({ where: { state } })
  expect(await db.visitPackage.count({ where: { paidAt: { not: null } } })).toBeGreaterThan(SEEDS * 0.5)
  expect(await visits('used')).toBeGreaterThan(SEEDS * 0.3)
  expect(await visits('refunded')).toBeGreaterThan(SEEDS * 0.2)
  expect(await db.payout.count({ where: { state: 'sent' } })).toBeGreaterThan(SEEDS * 0.2)
  expect(await db.chargeback.count({ where: { state: 'lost' } })).toBeGreaterThan(0)
})
