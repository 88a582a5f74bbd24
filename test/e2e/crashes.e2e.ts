import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openDb } from '../../server/platform/db.ts'
import { settleTown } from '../proof/booking-town.ts'
import { openLine } from '../proof/call-over-http.ts'
import { crashUnderLoad, lostOrDoubled, victims } from '../proof/crashes.ts'
import { realServer } from '../proof/real-server.ts'
import { brokenInvariants } from '../support/invariants.ts'

test('whatever is killed while families order, nothing acknowledged is lost or doubled, and holds lapse', {
  timeout: 300_000,
}, async () => {
  // What is on standard error while the database is being killed belongs to the test.
  const server = await realServer({ settings: { LOG_LEVEL: 'silent' } })
  onTestFinished(server.end)
  const open = () => openDb(server.databaseUrl(), { max: 2 })
  const db = open()
  onTestFinished(() => db.$disconnect())
  const size = { families: 4, providers: 6, caregivers: 2 }
  const town = await settleTown(db, { secret: server.secret, now: new Date(), size })
  await server.kill('SIGTERM')
  await server.start()
  const line = openLine(server.url)
  onTestFinished(line.close)

  const crashes = await crashUnderLoad(server, {
    ...{ line, town, clients: 4, rounds: victims.length, random: Math.random },
  })
  expect(crashes.rounds.map(({ victim }) => victim)).toEqual(victims)
  expect(await lostOrDoubled(db, crashes.heard)).toEqual([])
  expect(await brokenInvariants(db, new Date())).toEqual([])

  // Nobody is left to pay: once their time is over, whoever starts next lets them lapse.
  await server.kill('SIGKILL')
  await db.order.updateMany({ where: { state: 'awaiting_payment' }, data: { dueAt: new Date() } })
  await server.start()
  while ((await db.order.count({ where: { state: 'awaiting_payment' } })) > 0) await pause(50)
  expect(await db.hold.count({ where: { releasedAt: null, order: { state: 'lapsed' } } })).toBe(0)
  expect(await brokenInvariants(db, new Date())).toEqual([])
})
