import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { after, days, hours } from '../../server/kernel/clock.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { applyPayment } from '../../server/orders/orders.entry.ts'
import { receiveReport, sendRefund } from '../../server/payments/payments.entry.ts'
import { openStage } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const ctx = stage.ctx({ kind: 'anonymous' })
const { daughter, manager } = stage

const migration = join(import.meta.dirname, '../../prisma/migrations/20261121020000_ledger/migration.sql')
const backfill = readFileSync(migration, 'utf8').split('-- Money that moved before')[1] ?? ''
const statements = `--${backfill}`.split(/;\n/).filter((statement) => statement.trim() !== '')
const tables = ['ledger_line', 'ledger_journal', 'ledger_account']

let day = 0
const anotherDay = () => {
  clock.set(saturdayMorning)
  day += 1
  return after(new Date('2026-11-22T02:00:00.000Z'), days(day))
}

/** One of each: held, released, half kept, going back, back, and sent back by the bank. */
async function live() {
  await stage.accepted(anotherDay())
  await stage.press(daughter.viewer, await stage.completed(anotherDay()), 'confirm')
  const late = await stage.accepted(anotherDay())
  clock.set(after(late.startsAt, -hours(1)))
  await stage.press(daughter.viewer, late, 'cancel')
  for (const end of ['requested', 'done', 'failed'] as const) {
    const order = await stage.place(stage.father.id, anotherDay())
    const externalId = await stage.pay(order)
    await stage.press(manager.viewer, order, 'decline', '那天排满了')
    const { id } = await db.refund.findFirstOrThrow({ where: { payment: { orderId: order.id } } })
    if (end !== 'requested') await sendRefund(ctx, { refundId: id })
    const report = { id: `back_${id}`, externalId, refundExternalId: `refund_${id}`, payload: {} }
    if (end === 'failed') await receiveReport(ctx, { ...report, kind: 'refund_failed' }, applyPayment)
  }
}

/** What every account has, whoever wrote it down and in how many steps. */
async function balances() {
  const rows = await db.ledgerLine.groupBy({ by: ['accountCode'], _sum: { amountFen: true } })
  return Object.fromEntries(rows.map(({ accountCode, _sum }) => [accountCode, _sum.amountFen]))
}

test('money that moved before there was a ledger is in it as if it had always been written down', async () => {
  await live()
  const written = await balances()
  for (const table of tables) {
    await db.$executeRawUnsafe(`alter table ${table} disable trigger user`)
    await db.$executeRawUnsafe(`delete from ${table}`)
    await db.$executeRawUnsafe(`alter table ${table} enable trigger user`)
  }
  expect((await checkBooks(db, clock.now())).differences).toHaveLength(6)
  await db.$transaction(statements.map((statement) => db.$executeRawUnsafe(statement)))
  expect(await balances()).toEqual(written)
  expect(await checkBooks(db, clock.now())).toMatchObject({ orders: 6, differences: [] })
})
