import { afterAll, expect, test } from 'vitest'
import { minutes } from '../../server/kernel/clock.ts'
import { testDatabase } from '../support/database.ts'
import { BATCH, playStorm, prepareStorm } from './storm.ts'
import { findDivergence } from './storm-check.ts'

const SEEDS = 1_000
const { db } = await testDatabase()
const storm = await prepareStorm(db)
afterAll(() => storm.stripe.close())

test('a thousand seeds of lost answers, deaths and webhooks in any order end where Stripe says', {
  timeout: minutes(20),
}, async () => {
  for (let first = 1; first <= SEEDS; first += BATCH) {
    const seeds = Array.from({ length: BATCH }, (_, i) => first + i)
    const orders = await playStorm(storm, seeds)
    expect(await findDivergence(storm, orders)).toEqual([])
  }
  expect(await db.payment.count({ where: { state: 'paid' } })).toBeGreaterThan(SEEDS * 0.7)
  expect(await db.refund.count({ where: { state: 'done' } })).toBeGreaterThan(SEEDS * 0.2)
  expect(await db.payout.count({ where: { state: 'sent' } })).toBeGreaterThan(SEEDS * 0.3)
  expect(await db.payoutReversal.count({ where: { state: 'sent' } })).toBeGreaterThan(SEEDS * 0.05)
  expect(await db.chargeback.count()).toBeGreaterThan(SEEDS * 0.02)
})
