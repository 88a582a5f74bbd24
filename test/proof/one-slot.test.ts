import { expect, test } from 'vitest'
import { sundayTen } from '../orders/steps.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { testServer } from '../support/server.ts'
import { settleTown } from './booking-town.ts'
import { openLine } from './call-over-http.ts'
import { raceForOneSlot } from './one-slot.ts'

const server = await testServer()
const { db, clock, url } = server

test('a thousand tries for one hour, from 64 clients: one family has it, and everybody is told plainly', {
  timeout: 120_000,
}, async () => {
  const { secret } = server.world.auth
  const size = { families: 64, providers: 1, caregivers: 1 }
  const town = await settleTown(db, { secret, now: clock.now(), size })
  const line = openLine(url)
  const race = await raceForOneSlot(line, { db, town, startsAt: sundayTen, tries: 1_000, clients: 64 })
  line.close()
  const { won, ...refusals } = Object.fromEntries(race.outcomes)
  expect({ won, failures: race.failures }).toEqual({ won: 1, failures: 0 })
  expect(Object.keys(refusals).filter((code) => !/^orders\.slot_(taken|not_offered)$/.test(code))).toEqual([])
  expect(await db.order.count()).toBe(1)
  expect(await db.hold.count()).toBe(1)
  expect(await brokenInvariants(db, clock.now())).toEqual([])
})
