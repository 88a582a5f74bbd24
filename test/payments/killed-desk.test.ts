import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { minutes } from '../../server/kernel/clock.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { applyReports } from '../../server/payments/apply-reports.ts'
import type { PaymentReport } from '../../server/payments/payment-port.ts'
import { storeReports } from '../../server/payments/store-reports.ts'
import { takeNews } from '../../server/payments/take-news.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { openPage, orderToPay } from './order-bench.ts'

const { db, url } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const ctx = testCtx(db, clock)
const REPORTS = 150
const desk = fileURLToPath(new URL('./desk-to-kill.ts', import.meta.url))

const applied = () => db.paymentEvent.count({ where: { appliedAt: { not: null } } })
const paid = () => db.payment.count({ where: { state: 'paid' } })

/** Runs until it has applied some more, and ends in the middle of whatever it does then. */
async function killedInTheMiddle(): Promise<void> {
  const before = await applied()
  const child = spawn(process.execPath, ['--import', 'tsx', desk, url], { stdio: 'inherit' })
  onTestFinished(() => void child.kill('SIGKILL'))
  while ((await applied()) === before) await pause(5)
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('whenever the process that applies reports is killed, each is applied once in the end', {
  timeout: minutes(2),
}, async () => {
  const reports: PaymentReport[] = []
  for (let i = 0; i < REPORTS; i++) {
    const { id } = await orderToPay(db, world)
    const { externalId } = await openPage(db, id)
    reports.push({ id: `evt_${externalId}`, externalId, kind: 'paid', payload: {} })
  }
  await storeReports(ctx, db, reports)
  for (let deaths = 0; deaths < 3; deaths++) {
    await killedInTheMiddle()
    // Nothing is half done: what is paid is applied, and the other way round.
    expect(await paid()).toBe(await applied())
  }
  expect(await applied()).toBeLessThan(REPORTS)
  while ((await applyReports(ctx, takeNews)) > 0);
  expect(await applied()).toBe(REPORTS)
  expect(await paid()).toBe(REPORTS)
  expect(await db.event.count({ where: { transition: 'pay' } })).toBe(REPORTS)
  expect((await checkBooks(db, clock.now())).differences).toEqual([])
})
